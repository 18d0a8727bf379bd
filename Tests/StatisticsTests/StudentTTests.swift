import Testing

@testable import Statistics

@Suite("Student's t")
struct StudentTTests {
  @Test("tails agree with 120-digit arithmetic to 1e-11, far out too", arguments: StudentTReference.tails)
  func tails(row: [Double]) {
    let t = StudentT(degreesOfFreedom: row[0])
    #expect(isClose(t.upperTail(row[1]), row[2]))
    #expect(isClose(t.cdf(-row[1]), row[2]))
    #expect(isClose(t.upperTail(-row[1]), 1 - row[2]))
  }

  @Test("quantiles agree with 120-digit arithmetic to 1e-11", arguments: StudentTReference.quantiles)
  func quantiles(row: [Double]) {
    let t = StudentT(degreesOfFreedom: row[0])
    #expect(isClose(t.quantile(upperTail: row[1]), row[2]))
    #expect(isClose(t.quantile(row[1]), -row[2]))
  }

  @Test("the quantile inverts the CDF", arguments: [0.1, 0.5, 1, 2, 4.5, 30, 99_999, 100_001, 1e12, .infinity])
  func roundTrip(degreesOfFreedom: Double) {
    let t = StudentT(degreesOfFreedom: degreesOfFreedom)
    for p in [1e-30, 1e-5, 0.02, 0.24, 0.26, 0.49, 0.5, 0.51, 0.9, 0.9999] {
      #expect(isClose(t.cdf(t.quantile(p)), p))
    }
  }

  @Test("both algorithms agree where they meet", arguments: [0.001, 0.7, 3, 12, 35])
  func seam(t: Double) {
    let below = StudentT(degreesOfFreedom: 1e5).upperTail(t)
    let above = StudentT(degreesOfFreedom: (1e5).nextUp).upperTail(t)
    #expect(isClose(below, above, 1e-11))
  }

  @Test("one degree of freedom has the closed form of the Cauchy distribution, out to the largest numbers")
  func cauchy() {
    let t = StudentT(degreesOfFreedom: 1)
    #expect(isClose(t.upperTail(1), 0.25))
    #expect(isClose(t.upperTail(1e300), 1 / (Double.pi * 1e300)))
    #expect(isClose(t.quantile(upperTail: 1e-290), 1e290 / Double.pi))
  }

  @Test("the ends are infinite and nonsense is not a number")
  func edges() {
    let t = StudentT(degreesOfFreedom: 3)
    #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity && t.quantile(0.5) == 0)
    #expect(t.cdf(.infinity) == 1 && t.upperTail(.infinity) == 0 && t.upperTail(0) == 0.5)
    #expect(t.quantile(-0.1).isNaN && t.quantile(.nan).isNaN && t.cdf(.nan).isNaN)
    for bad in [0, -1, .nan] {
      #expect(StudentT(degreesOfFreedom: bad).cdf(1).isNaN && StudentT(degreesOfFreedom: bad).quantile(0.5).isNaN)
    }
  }
}
