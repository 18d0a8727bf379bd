/// A strict JSON parser (RFC 8259) for files from outside: no duplicate keys, limited depth, exact positions.
struct JSONParser {
  /// A syntax error and its place, counted in bytes from 0.
  struct Failure: Error, Equatable {
    var offset: Int
    var reason: String
  }

  private static let deepest = 64
  private let bytes: UnsafeRawBufferPointer
  private var next = 0
  private var depth = 0

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Parses one document; `bytes` must be valid UTF-8 and hold nothing else but white space.
  static func parse(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Failure(offset: 0, reason: "the text is not valid UTF-8")
    }
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.next == bytes.count else { throw parser.failure("unexpected text after the JSON value") }
    return value
  }

  static func parse(_ text: String) throws(Failure) -> JSONValue {
    let result = Array(text.utf8).withUnsafeBytes { bytes in Result { () throws(Failure) in try parse(bytes) } }
    return try result.get()
  }

  private func failure(_ reason: String) -> Failure {
    Failure(offset: next, reason: reason)
  }

  private var byte: UInt8? {
    next < bytes.count ? bytes[next] : nil
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { next += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
    if !take(character) { throw failure("expected `\(character)`") }
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try nested { (parser) throws(Failure) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(Failure) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .none: throw failure("the text ends where a value is expected")
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(Failure) -> JSONValue
  ) throws(Failure) -> JSONValue {
    guard depth < Self.deepest else { throw failure("more than \(Self.deepest) levels of nesting") }
    depth += 1
    next += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
    let end = next + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[next..<end].elementsEqual($0) }) else {
      throw failure("expected `\(word)`")
    }
    next = end
    return value
  }

  private mutating func array() throws(Failure) -> JSONValue {
    var items: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      items.append(try value())
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(items)
  }

  private mutating func object() throws(Failure) -> JSONValue {
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = next
      let key = try text()
      guard seen.insert(key).inserted else { throw Failure(offset: start, reason: "the key `\(key)` appears twice") }
      skipSpace()
      try expect(":")
      members.append(JSONValue.Member(key: key, value: try value()))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  // MARK: Numbers and strings

  private mutating func digits() throws(Failure) {
    let start = next
    while let byte, byte >= 0x30, byte <= 0x39 { next += 1 }
    if next == start { throw failure("expected a digit") }
  }

  private mutating func number() throws(Failure) -> String {
    let start = next
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }

  private mutating func text() throws(Failure) -> String {
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

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
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

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = byte.hexadecimalDigit else { throw failure("expected four hexadecimal digits") }
      code = code << 4 | digit
      next += 1
    }
    return code
  }

  /// A UTF-16 code unit, or two for a character outside the basic plane.
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
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
