import Testing

@testable import Statistics

@Suite("Power of the tests behind the verdicts")
struct PowerTests {
  @Test("agrees with the noncentral t of scipy", arguments: DesignReference.cases)
  func reference(row: [Double]) {
    let (excess, deviation, size, alpha) = (row[0], row[1], Int(row[2]), row[3])
    let found = [
      Power.prediction(excess: excess, deviation: deviation, controls: size, alpha: alpha),
      Power.arms(excess: excess, deviation: deviation, students: size, alpha: alpha),
      Power.paired(excess: excess, deviation: deviation, questions: size, alpha: alpha),
    ]
    for (own, theirs) in zip(found, row[4...]) { #expect(abs(own - theirs) < 1e-9) }
  }

  @Test("at no excess it is the level, and a test without any error is certain")
  func edges() {
    #expect(abs(Power.arms(excess: 0, deviation: 1, students: 5, alpha: 0.05) - 0.05) < 1e-10)
    #expect(Power.prediction(excess: 0.1, deviation: 0, controls: 3, alpha: 0.05) == 1)
    #expect(Power.prediction(excess: -0.1, deviation: 0, controls: 3, alpha: 0.05) == 0)
    for alpha in [0, 0.5, .nan] {
      #expect(Power.tTest(excess: 1, standardError: 1, degreesOfFreedom: 4, alpha: alpha).isNaN)
    }
  }

  @Test("the least size is the first that reaches the power")
  func leastSize() throws {
    func power(_ count: Int) -> Double { Power.prediction(excess: 0.06, deviation: 0.02, controls: count, alpha: 0.05) }
    let least = try #require(Power.leastSize(in: 3...200, reaching: 0.8, power))
    #expect(power(least) >= 0.8 && (least == 3 || power(least - 1) < 0.8))
    #expect(Power.leastSize(in: 3...200, reaching: 0.8) { _ in 0.7 } == nil)
    #expect(Power.leastSize(in: 3...200, reaching: 0.5) { _ in 0.7 } == 3)
  }
}
