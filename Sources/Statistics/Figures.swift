import Glibc

/// Numbers as people read them: the same everywhere, whatever the locale, with a true minus sign.
package enum Figures {
  /// In place of what is not a number.
  private static let unknown = "n/a"

  /// A rate in [0, 1] as a percentage: `77.4 %`; `n/a` when it is not a number.
  package static func percent(_ rate: Double) -> String { fixed(rate * 100, digits: 1).map { $0 + " %" } ?? unknown }

  /// A difference of rates in percentage points, with its sign: `+71.8`.
  package static func points(_ difference: Double) -> String {
    guard let text = fixed(difference * 100, digits: 1) else { return unknown }
    return difference * 100 >= 0.05 ? "+" + text : text
  }

  /// Limits in percentage points: `[+68.8, +74.8]`.
  package static func points(_ interval: Interval) -> String { "[\(points(interval.low)), \(points(interval.high))]" }

  /// A share in points (hundredths) with one decimal: 0.673 is `67.3`.
  package static func hundredths(_ share: Double) -> String { fixed(share * 100, digits: 1) ?? unknown }

  /// A margin or level in hundredths without needless decimals: 0.15 is `15`, 0.975 is `97.5`.
  package static func level(_ share: Double) -> String {
    let text = hundredths(share)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A share as a number: `0.31`.
  package static func share(_ share: Double) -> String { fixed(share, digits: 2) ?? unknown }

  /// A probability of chance as an equation: `p = 0.034`, `p < 1e-300`.
  package static func pEquation(_ value: Double) -> String {
    let text = p(value)
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }

  /// A probability of chance: `0.034`, below a thousandth `3.4e-8`, below every double `< 1e-300`.
  package static func p(_ value: Double) -> String {
    guard value.isFinite, value >= 0 else { return unknown }
    if value >= 0.001 { return fixed(value, digits: 3) ?? unknown }
    guard value >= 1e-300 else { return "< 1e-300" }
    var exponent = Int(log10(value).rounded(.down))
    var mantissa = (value / pow(10, Double(exponent)) * 10).rounded() / 10
    if mantissa >= 10 {
      mantissa = 1
      exponent += 1
    }
    return "\(fixed(mantissa, digits: 1) ?? "1.0")e\(exponent)"
  }

  /// A number with a fixed count of decimals and U+2212 for minus; nil when it is not finite or beyond 10¹².
  package static func fixed(_ value: Double, digits: Int) -> String? {
    guard value.isFinite, abs(value) < 1e12 else { return nil }
    let scale = pow(10, Double(digits))
    guard let scaled = Int(exactly: (abs(value) * scale).rounded()) else { return nil }
    let unit = Int(scale)
    let sign = value < 0 && scaled != 0 ? "\u{2212}" : ""
    guard digits > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % unit)
    return "\(sign)\(scaled / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// `a`, `a and b`, `a, b and c`.
  package static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 question`, `50 questions`.
  package static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
