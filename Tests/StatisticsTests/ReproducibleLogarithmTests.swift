import Glibc
import Testing

@testable import Statistics

@Suite("The reproducible logarithm")
struct ReproducibleLogarithmTests {
  @Test("it agrees with the library's to 1e-15 over all magnitudes")
  func accuracy() {
    var random = RandomSource(seed: 10)
    for _ in 0..<2000 {
      let x = exp(1400 * random.uniform() - 700)
      #expect(isClose(ReproducibleLogarithm.log(x), log(x), 1e-15))
    }
    #expect(ReproducibleLogarithm.log(1) == 0)
    #expect(isClose(ReproducibleLogarithm.log(1 + 1e-10), log1p(1e-10), 1e-6))
  }
}
