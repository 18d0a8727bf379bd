import Testing

@testable import Statistics

@Suite("Paired differences")
struct PairedTests {
  @Test("test and limits agree with scipy to 1e-11", arguments: PairedReference.cases)
  func reference(differences: [Double], expected: [Double]) throws {
    let test = try #require(Paired.test(differences, margin: 0.02))
    let interval = try #require(Paired.interval(differences, confidence: 0.9))
    let found = [test.statistic, test.degreesOfFreedom, test.p, interval.low, interval.high]
    for (a, b) in zip(found, expected) { #expect(isClose(a, b)) }
  }

  @Test("equal differences give a point, and short or broken ones nothing")
  func edges() {
    #expect(Paired.interval([0.1, 0.1, 0.1], confidence: 0.95) == Interval(low: 0.1, high: 0.1, confidence: 0.95))
    #expect(Paired.test([0.1, 0.1, 0.1])?.p == 0 && Paired.test([0, 0])?.p == 1)
    #expect(Paired.interval([0.1], confidence: 0.95) == nil && Paired.test([]) == nil)
    #expect(Paired.interval([0.1, .nan], confidence: 0.95) == nil)
    #expect(Paired.interval([0.1, 0.2], confidence: .nan) == nil)
  }
}
