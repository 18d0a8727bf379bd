import Testing

@testable import Statistics

@Suite("Welch's test")
struct WelchTests {
  @Test("statistic, degrees of freedom, p and limits agree with scipy to 1e-11", arguments: GroupsReference.cases)
  func reference(a: [Double], b: [Double], expected: [Double]) throws {
    let test = try #require(Welch.test(a, b))
    let interval = try #require(Welch.interval(a, b, confidence: 0.95))
    let found = [test.statistic, test.degreesOfFreedom, test.p, interval.low, interval.high]
    for (a, b) in zip(found, expected) { #expect(isClose(a, b)) }
  }

  @Test("a margin shifts the first group")
  func margin() throws {
    let shifted = try #require(Welch.test([0.5, 0.7, 0.6], [0.1, 0.2, 0.4], margin: 0.25))
    let plain = try #require(Welch.test([0.25, 0.45, 0.35], [0.1, 0.2, 0.4]))
    #expect(isClose(shifted.p, plain.p, 1e-9))
  }

  @Test("groups that do not vary give a certain answer, and short or broken ones none")
  func edges() throws {
    let test = try #require(Welch.test([2, 2, 2], [1, 1]))
    #expect(test.p == 0 && test.degreesOfFreedom == 3 && test.statistic.isFinite)
    #expect(Welch.test([1, 1], [1, 1])?.p == 1)
    #expect(Welch.interval([2, 2], [1, 1], confidence: 0.95) == Interval(low: 1, high: 1, confidence: 0.95))
    #expect(Welch.test([1], [1, 2]) == nil && Welch.test([], []) == nil)
    #expect(Welch.test([1, .nan], [1, 2]) == nil && Welch.test([1, 2], [1, 2], margin: .infinity) == nil)
    #expect(Welch.interval([1, 2], [1, 2], confidence: 1) == nil)
    #expect(Welch.test([1e308, -1e308], [1, 2]) == nil)
  }
}
