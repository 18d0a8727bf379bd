import Testing

@testable import Statistics

@Suite("Counts: incomplete gamma, G-test, Jensen-Shannon")
struct CountsTests {
  @Test(
    "the upper tail of the gamma distribution agrees with mpmath at 120 digits",
    arguments: CountsReference.logUpperGamma)
  func gamma(row: [Double]) throws {
    #expect(isClose(try #require(IncompleteGamma.logUpper(row[0], row[1])), row[2], 1e-10))
  }

  @Test("outside its range the tail is nil, and at the ends it is one and zero")
  func gammaEnds() {
    #expect(IncompleteGamma.logUpper(0, 1) == nil && IncompleteGamma.logUpper(1, -1) == nil)
    #expect(IncompleteGamma.logUpper(2, 0) == 0 && IncompleteGamma.logUpper(2, .infinity) == -.infinity)
  }

  @Test("the test of independence agrees with scipy", arguments: CountsReference.tables)
  func independence(table: [[Int]], g: Double, df: Int, logP: Double, expected: Double) throws {
    let test = try #require(GTest(independenceOf: table))
    #expect(abs(test.statistic - g) <= 1e-10 * max(1, g) && test.degreesOfFreedom == df)
    #expect(isClose(test.logP, logP, 1e-9) || abs(test.logP - logP) < 1e-12)
    #expect(isClose(test.smallestExpected, expected))
  }

  @Test("the test of fit agrees with scipy", arguments: CountsReference.fits)
  func fit(observed: [Int], shares: [Double], g: Double, logP: Double) throws {
    let test = try #require(GTest(observed: observed, shares: shares))
    #expect(isClose(test.statistic, g, 1e-10) && isClose(test.logP, logP, 1e-10))
  }

  @Test("tables that say nothing give no test")
  func nonsense() {
    #expect(GTest(independenceOf: []) == nil && GTest(independenceOf: [[1, 2], [3]]) == nil)
    #expect(GTest(independenceOf: [[1, -2], [3, 4]]) == nil && GTest(independenceOf: [[1, 0], [3, 0]]) == nil)
    #expect(GTest(independenceOf: [[1, 2], [0, 0]]) == nil)
    #expect(GTest(observed: [1, 2], shares: [1, 0]) == nil && GTest(observed: [0, 0], shares: [1, 1]) == nil)
    #expect(GTest(independenceOf: [[.max, .max], [.max, 1]]) != nil)
  }

  @Test("the Jensen-Shannon distance agrees with scipy", arguments: CountsReference.divergences)
  func divergence(p: [Double], q: [Double], distance: Double) throws {
    #expect(abs(try #require(JensenShannon.distance(p, q)) - distance) < 1e-12)
    #expect(JensenShannon.divergence(p, q) == JensenShannon.divergence(q, p))
  }

  @Test("weights that are no distribution have no divergence")
  func noDivergence() {
    #expect(JensenShannon.divergence([1], [1, 2]) == nil && JensenShannon.divergence([0, 0], [1, 2]) == nil)
    #expect(JensenShannon.divergence([-1, 2], [1, 2]) == nil && JensenShannon.divergence([.nan], [1]) == nil)
  }
}
