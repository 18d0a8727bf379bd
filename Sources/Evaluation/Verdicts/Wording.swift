import Glibc

/// Numbers as explanations print them.
enum Wording {
  /// A rate or difference of rates in points (hundredths) with one decimal: 0.673 is `67.3`.
  static func points(_ rate: Double) -> String { fixed(rate * 100, decimals: 1) }

  /// A margin or level without needless decimals: 0.15 is `15`, 0.975 is `97.5`.
  static func percent(_ share: Double) -> String {
    let text = fixed(share * 100, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `p = 0.034`, `p = 1.2e-6`, or `p < 1e-300` where it is too small to tell.
  static func p(_ p: Double) -> String {
    if p < 1e-300 { return "p < 1e-300" }
    if p >= 0.0005 { return "p = " + fixed(p, decimals: 3) }
    let exponent = Int(log10(p).rounded(.down))
    return "p = \(fixed(p / pow(10, Double(exponent)), decimals: 1))e\(exponent)"
  }

  static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    guard let units = Int(exactly: (value * scale).rounded()) else { return "\(value)" }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    let sign = units < 0 ? "-" : ""
    return decimals == 0 ? sign + whole : "\(sign)\(whole).\(padded.suffix(decimals))"
  }

  /// `1 question`, `2 questions`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
