import Glibc

/// Numbers for people.
enum Number {
  /// Fixed-point with `places` digits after the point; "not a number" never reaches a person.
  static func text(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "—" }
    let scale = pow(10, Double(places))
    let scaled = (abs(value) * scale).rounded()
    let whole = Int64(scaled / scale)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + String(whole) }
    let digits = String(Int64(scaled) - whole * Int64(scale))
    return sign + "\(whole)." + String(repeating: "0", count: max(0, places - digits.count)) + digits
  }
}
