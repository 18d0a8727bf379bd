import Testing

@testable import Statistics

@Suite("The normal distribution")
struct NormalTests {
  @Test("tails agree with 120-digit arithmetic to 1e-12", arguments: NormalReference.tails)
  func tails(row: [Double]) {
    #expect(isClose(Normal.upperTail(row[0]), row[1], 1e-12))
    #expect(isClose(Normal.cdf(-row[0]), row[1], 1e-12))
  }

  @Test("quantiles agree with 120-digit arithmetic to 1e-12", arguments: NormalReference.quantiles)
  func quantiles(row: [Double]) {
    #expect(isClose(Normal.quantile(upperTail: row[0]), row[1], 1e-12))
    #expect(isClose(Normal.quantile(row[0]), -row[1], 1e-12))
  }

  @Test("the smallest number has a finite quantile and nonsense is not a number")
  func edges() {
    #expect(isClose(Normal.quantile(upperTail: .leastNonzeroMagnitude), 38.467_405_617_144_34, 1e-12))
    #expect(Normal.quantile(1) == .infinity && Normal.quantile(0) == -.infinity && Normal.quantile(0.5) == 0)
    #expect(Normal.quantile(1.1).isNaN && Normal.quantile(.nan).isNaN && Normal.cdf(.nan).isNaN)
  }
}
