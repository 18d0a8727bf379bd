import Glibc
import Testing

@testable import Statistics

@Suite("Quadrature")
struct QuadratureTests {
  @Test("known integrals come out to 1e-13")
  func known() {
    #expect(isClose(Quadrature.integral(from: 0, to: 1) { exp($0) }, M_E - 1, 1e-13))
    #expect(isClose(Quadrature.integral(from: -1, to: 3) { $0 * $0 }, 28.0 / 3, 1e-13))
    #expect(isClose(Quadrature.integral(from: 0, to: 1) { $0.squareRoot() }, 2.0 / 3, 1e-13))
  }
}
