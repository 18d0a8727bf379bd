import Testing

@testable import Statistics

@Suite("Newcombe's difference of proportions")
struct NewcombeTests {
  @Test("limits agree with the formula over scipy's Wilson limits", arguments: ProportionReference.differences)
  func reference(row: [Double]) {
    let interval = Proportion.newcombe(
      (Int(row[0]), Int(row[1])), minus: (Int(row[2]), Int(row[3])), confidence: 0.95)
    #expect(abs(interval.low - row[4]) < 1e-12 && abs(interval.high - row[5]) < 1e-12)
  }

  @Test("the examples of Newcombe's table II come out")
  func published() {
    let first = Proportion.newcombe((56, 70), minus: (48, 80), confidence: 0.95)
    #expect(abs(first.low - 0.0524) < 5e-5 && abs(first.high - 0.3339) < 5e-5)
    let second = Proportion.newcombe((9, 10), minus: (3, 10), confidence: 0.95)
    #expect(abs(second.low - 0.1705) < 5e-5 && abs(second.high - 0.8090) < 5e-5)
  }
}
