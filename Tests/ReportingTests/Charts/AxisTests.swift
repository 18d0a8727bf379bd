import Testing

@testable import Reporting

@Suite struct AxisTests {
  @Test func `Ticks are round and inside`() {
    let axis = Axis(covering: [0, 0.7182, 0.15], within: -1...1)
    #expect(axis.ticks.map { ($0 * 100).rounded() } == [0, 20, 40, 60])
    #expect(axis.ticks.allSatisfy(axis.contains))
  }

  @Test func `Values beyond the limits stand at the ends`() {
    let axis = Axis(covering: [0, 7, -3], within: -1...1)
    #expect(axis.share(7) == 1)
    #expect(axis.share(-3) == 0)
    #expect(axis.share(0) == 0.5)
  }

  @Test func `One value makes an axis too`() {
    let axis = Axis(covering: [0], within: -1...1)
    #expect(axis.high > axis.low)
    #expect(axis.contains(0))
  }
}
