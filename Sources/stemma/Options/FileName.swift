/// Names of artifacts as names of files.
enum FileName {
  /// Letters, digits, points and hyphens stay; every other byte becomes `_` and its two hexadecimal digits, so that two
  /// names never share a file. Never hidden, never empty.
  static func of(_ name: String) -> String {
    let text = name.utf8.map(character).joined()
    return text.isEmpty || text.hasPrefix(".") ? "_" + text : text
  }

  private static func character(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
      String(UnicodeScalar(byte))
    default: "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
