/// A natural logarithm that has the same bits on every machine.
///
/// Mathematical libraries differ in the last bits of `log`. This one uses only additions, multiplications and divisions,
/// whose results IEEE 754 fixes. Relative error below 1e-15.
enum ReproducibleLogarithm {
  /// 2/(2k + 1): the series of 2·artanh(s), from the highest power down. With |s| ≤ 0.172 the first term left out is below
  /// 1e-19.
  private static let coefficients = (0...12).reversed().map { 2 / (2 * Double($0) + 1) }

  /// log `x` for a finite `x` > 0.
  static func log(_ x: Double) -> Double {
    // x = m·2^e with √½ < m ≤ √2, exactly; log m = 2 artanh((m − 1)/(m + 1)).
    let isHigh = x.significand > 1.414_213_562_373_095_1
    let m = isHigh ? x.significand / 2 : x.significand
    let exponent = Double(isHigh ? x.exponent + 1 : x.exponent)
    let s = (m - 1) / (m + 1)
    let series = coefficients.reduce(0) { $0 * (s * s) + $1 }
    return exponent * 0x1.62e42fefa39efp-1 + s * series
  }
}
