import Testing

@testable import Statistics

@Suite("Intervals")
struct IntervalTests {
  @Test("an interval holds its limits and what lies between")
  func contains() {
    let interval = Interval(low: 0.1, high: 0.2, confidence: 0.95)
    #expect(interval.contains(0.1) && interval.contains(0.15) && interval.contains(0.2))
    #expect(!interval.contains(0.3) && !interval.contains(.nan))
  }

  @Test("limits that overflow and levels that do not exist are refused")
  func refused() {
    #expect(Interval(around: 1e308, standardError: 1e308, degreesOfFreedom: 1, confidence: 0.95) == nil)
    for level in [1, -1, .nan] {
      #expect(Interval(around: 0, standardError: 1, degreesOfFreedom: 3, confidence: level) == nil)
    }
  }
}
