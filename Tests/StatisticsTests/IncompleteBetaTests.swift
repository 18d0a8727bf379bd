import Glibc
import Testing

@testable import Statistics

@Suite("The incomplete beta function")
struct IncompleteBetaTests {
  @Test("both tails agree with 120-digit arithmetic to 1e-11", arguments: IncompleteBetaReference.tails)
  func tails(row: [Double]) {
    let tails = IncompleteBeta(a: row[0], b: row[1]).tails(x: row[2], y: 1 - row[2])
    // An absolute error of a logarithm is a relative error of its number.
    #expect(abs(tails.lower - row[3]) < 1e-11 + 1e-13 * abs(row[3]))
    #expect(abs(tails.upper - row[4]) < 1e-11 + 1e-13 * abs(row[4]))
  }

  @Test("quantiles agree with 120-digit arithmetic to 1e-11", arguments: IncompleteBetaReference.quantiles)
  func quantiles(row: [Double]) {
    let beta = IncompleteBeta(a: row[0], b: row[1])
    #expect(isClose(beta.quantile(row[2]), row[3]))
    #expect(isClose(IncompleteBeta(a: row[1], b: row[0]).quantile(upperTail: row[2]), 1 - row[3], 1e-9))
  }

  @Test("the quantile inverts the function", arguments: [(0.5, 0.5), (3, 9), (1, 1600), (1e6, 1e6), (1e-2, 40)])
  func roundTrip(a: Double, b: Double) {
    let beta = IncompleteBeta(a: a, b: b)
    for tail in [1e-20, 0.025, 0.4, 0.7] {
      let x = beta.quantile(upperTail: tail)
      // x may be so near 0 or 1 that a Double cannot hold it: then there is nothing to invert.
      if x > 1e-300, x < 0.999 { #expect(isClose(tail, exp(beta.tails(x: x, y: 1 - x).upper), 1e-8)) }
    }
  }

  @Test("the ends are exact and nonsense is not a number")
  func edges() {
    let beta = IncompleteBeta(a: 2, b: 3)
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1)
    #expect(beta.quantile(.nan).isNaN && beta.quantile(upperTail: 2).isNaN)
    #expect(beta.tails(x: 0, y: 1).lower == -.infinity && beta.tails(x: 1, y: 0).lower == 0)
  }
}
