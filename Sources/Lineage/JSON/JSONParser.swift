/// A strict JSON parser (RFC 8259 and I-JSON): an object with two equal keys, a lone surrogate, a number beyond the
/// range of a double, nesting beyond a limit and anything after the value are errors.
struct JSONParser {
  /// Deeper documents are refused, so that a few kilobytes of brackets cannot exhaust the stack.
  static let maximumDepth = 64
  /// Bytes.
  static let maximumSize = 64 << 20

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  static func parse(_ text: some Sequence<UInt8>) throws(InputError) -> JSONValue {
    let bytes = Array(text)
    guard bytes.count <= maximumSize else {
      throw InputError("JSON of \(bytes.count) bytes, more than the \(maximumSize) that are read")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw InputError("the text is not UTF-8") }
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.position == bytes.count else { throw parser.error("something follows the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ message: String) -> InputError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return InputError("not valid JSON: \(message)", line: line, column: before.count - start + 1)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  /// Skips blanks and then the byte, if it is there.
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(InputError) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(InputError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(InputError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the text ends where a value is expected")
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(InputError) -> JSONValue
  ) throws(InputError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw error("nested more than \(Self.maximumDepth) deep") }
    depth += 1
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(InputError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error("unknown word") }
    position += word.utf8.count
    return value
  }

  private mutating func array() throws(InputError) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw error("expected ',' or ']'") }
    return .array(elements)
  }

  private mutating func object() throws(InputError) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("expected a key in quotation marks") }
      let key = try string()
      guard take(":") else { throw error("expected ':'") }
      guard members.updateValue(try value(), forKey: key) == nil else { throw error("the key '\(key)' is given twice") }
    } while take(",")
    guard take("}") else { throw error("expected ',' or '}'") }
    return .object(members)
  }

  private mutating func number() throws(InputError) -> Double {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let zero = next == UInt8(ascii: "0")
    guard digits() > 0, !zero || position - start <= (bytes[start] == UInt8(ascii: "-") ? 2 : 1) else {
      throw error("expected a value")
    }
    if next == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw error("expected a digit after '.'") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw error("expected a digit of the exponent") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text), number.isFinite else { throw error("the number \(text) is out of range") }
    return number
  }

  /// Skips digits and counts them.
  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(InputError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case ..<0x20: throw error("a control character in a text must be escaped")
      default: text.append(byte)
      }
    }
    throw error("a text has no end")
  }

  private mutating func escape() throws(InputError) -> Unicode.Scalar {
    guard let byte = next else { throw error("a text has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw error("unknown escape")
    }
  }

  private mutating func unicode() throws(InputError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw error("half of a surrogate pair") }
    position += 1
    guard next == UInt8(ascii: "u") else { throw error("half of a surrogate pair") }
    position += 1
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return scalar
  }

  private mutating func codeUnit() throws(InputError) -> UInt16 {
    guard position + 4 <= bytes.count else { throw error("expected four hexadecimal digits") }
    let digits = bytes[position..<position + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    position += 4
    return unit
  }
}

extension JSONValue {
  /// Parses one JSON text, strictly (see `JSONParser`). Errors carry line and column.
  package init(parsing text: String) throws(InputError) { self = try JSONParser.parse(text.utf8) }

  /// Parses one JSON text of UTF-8 bytes, strictly.
  package init(parsing bytes: some Sequence<UInt8>) throws(InputError) { self = try JSONParser.parse(bytes) }
}
