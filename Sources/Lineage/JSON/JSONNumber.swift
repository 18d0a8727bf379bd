/// Numbers as ECMAScript's `Number::toString` writes them, which RFC 8785 asks for.
enum JSONNumber {
  /// - Precondition: the number is finite.
  static func text(_ number: Double) -> String {
    // Most are whole, and these are all the digits of such a number.
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    let (digits, point) = decimal(number.magnitude)
    return (number < 0 ? "-" : "") + text(digits, point)
  }

  /// The shortest digits that read back as the number, without zeros at either end, and the position of the decimal
  /// point relative to the first of them: 0.digits × 10^point. The standard library finds the digits; only the layout
  /// differs from ECMAScript's.
  private static func decimal(_ number: Double) -> (digits: [UInt8], point: Int) {
    let parts = number.description.utf8.split(separator: UInt8(ascii: "e"))
    let exponent = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    let mantissa = Array(parts[0])
    let whole = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
    let all = mantissa.filter { $0 != UInt8(ascii: ".") }
    let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
    var digits = Array(all.dropFirst(leading))
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, whole - leading + exponent)
  }

  private static func text(_ digits: [UInt8], _ point: Int) -> String {
    func string(_ part: ArraySlice<UInt8>) -> String { String(decoding: part, as: UTF8.self) }
    let count = digits.count
    switch point {
    case count...max(count, 21) where point <= 21:
      return string(digits[...]) + String(repeating: "0", count: point - count)
    case 1...21: return string(digits[..<point]) + "." + string(digits[point...])
    case -5...0: return "0." + String(repeating: "0", count: -point) + string(digits[...])
    default:
      let exponent = point - 1
      let fraction = count > 1 ? "." + string(digits[1...]) : ""
      return string(digits[..<1]) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }
  }
}
