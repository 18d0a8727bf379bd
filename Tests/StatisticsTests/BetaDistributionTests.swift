import Testing

@testable import Statistics

@Suite("The variance floor of a rate")
struct BetaDistributionTests {
  @Test("none of 1000 has the variance of Beta(½, 1000½)")
  func zero() {
    let expected = 0.5 * 1000.5 / (1001.0 * 1001 * 1002)
    #expect(isClose(BetaDistribution.jeffreysVariance(rate: 0, trials: 1000), expected))
    #expect(isClose(BetaDistribution.jeffreysVariance(rate: 1, trials: 1000), expected))
  }

  @Test("it comes near p(1 − p)/n for many trials, and nonsense gets the widest answer")
  func limits() {
    #expect(isClose(BetaDistribution.jeffreysVariance(rate: 0.3, trials: 1_000_000), 0.21e-6, 1e-5))
    #expect(BetaDistribution.jeffreysVariance(rate: .nan, trials: -4) == 0.125)
    #expect(
      BetaDistribution.jeffreysVariance(rate: 7, trials: 10) == BetaDistribution.jeffreysVariance(rate: 1, trials: 10))
  }
}
