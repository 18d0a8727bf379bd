/// Numbers and strings.
extension JSONParser {
  /// Every number of fewer digits lies within the range of a double when it has no exponent.
  private static let certainLength = 300

  private mutating func digits() throws(JSONSyntaxError) {
    let start = next
    while let byte, byte >= 0x30, byte <= 0x39 { next += 1 }
    if next == start { throw failure("expected a digit") }
  }

  mutating func number() throws(JSONSyntaxError) -> String {
    let start = next
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    let hasExponent = take("e") || take("E")
    if hasExponent {
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    guard !hasExponent && text.utf8.count < Self.certainLength || Double(text)?.isFinite == true else {
      throw JSONSyntaxError(offset: start, reason: "the number \(text) is out of range")
    }
    return text
  }

  mutating func text() throws(JSONSyntaxError) -> String {
    try expect("\"")
    var text = ""
    while true {
      let start = next
      while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { next += 1 }
      text += String(decoding: bytes[start..<next], as: UTF8.self)
      if take("\"") { return text }
      if take("\\") { text.unicodeScalars.append(try escape()) } else { throw failure("the string does not end") }
    }
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard let byte else { throw failure("the string does not end") }
    next += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw failure("unknown escape in a string")
    }
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = byte.hexadecimalDigit else { throw failure("expected four hexadecimal digits") }
      code = code << 4 | digit
      next += 1
    }
    return code
  }

  /// A UTF-16 code unit, or two for a character outside the basic plane.
  private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xdc00, take("\\"), take("u") else { throw failure("half of a surrogate pair") }
    let second = try hexadecimal()
    guard (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (second - 0xdc00))
    else { throw failure("half of a surrogate pair") }
    return scalar
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x41 + 10)
    case 0x61...0x66: UInt32(self - 0x61 + 10)
    default: nil
    }
  }
}
