import Testing

@testable import Statistics

@Suite("Mean and spread")
struct SummaryTests {
  @Test("a large offset costs no digits")
  func stable() {
    let values = [4.0, 7, 13, 16]
    #expect(Summary.mean(values) == 10 && Summary.variance(values) == 30)
    #expect(Summary.mean(values.map { $0 + 1e9 }) == 1e9 + 10 && Summary.variance(values.map { $0 + 1e9 }) == 30)
    #expect(isClose(Summary.standardDeviation(values) ?? .nan, 30.0.squareRoot()))
    #expect(isClose(Summary.standardError(values) ?? .nan, 7.5.squareRoot()))
  }

  @Test("equal values have exactly no variance", arguments: [0.1, 1.0 / 3, 1e300, -7e-300])
  func equal(value: Double) {
    let values = [Double](repeating: value, count: 7)
    #expect(Summary.mean(values) == value && Summary.variance(values) == 0)
  }

  @Test("too few, broken and overflowing values give nothing")
  func refused() {
    #expect(Summary.mean([]) == nil && Summary.variance([1]) == nil && Summary.standardError([]) == nil)
    #expect(Summary.mean([1, .nan]) == nil && Summary.variance([1, .infinity]) == nil)
    #expect(Summary.variance([1e308, -1e308]) == nil)
  }
}
