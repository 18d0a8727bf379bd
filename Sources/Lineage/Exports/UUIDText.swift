/// Identifiers that are made from content, so that the same record gives the same document.
enum UUIDText {
  /// A UUID of version 8 (RFC 9562, 5.8: whatever its maker chooses), `xxxxxxxx-xxxx-8xxx-8xxx-xxxxxxxxxxxx`.
  /// - Parameter hex: hexadecimal digits; the first 32 are used, but for the version and the variant.
  static func of(_ hex: String) -> String {
    var digits = Array(hex.utf8.prefix(32))
    digits += [UInt8](repeating: UInt8(ascii: "0"), count: 32 - digits.count)
    digits[12] = UInt8(ascii: "8")
    digits[16] = UInt8(ascii: "8")
    let text = String(decoding: digits, as: UTF8.self)
    let cuts = [0, 8, 12, 16, 20, 32].map { text.utf8.index(text.startIndex, offsetBy: $0) }
    return zip(cuts, cuts.dropFirst()).map { String(text[$0..<$1]) }.joined(separator: "-")
  }
}
