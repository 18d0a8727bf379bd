/// A strict JSON parser (RFC 8259 and I-JSON, RFC 7493) for texts from outside: an object with two equal keys, half of a
/// surrogate pair, a number beyond the range of a double, nesting beyond a limit and anything after the value are errors.
package struct JSONParser {
  /// Deeper documents are refused, so that a few kilobytes of brackets cannot exhaust the stack.
  package static let maximumDepth = 64

  let bytes: UnsafeRawBufferPointer
  var next = 0
  private var depth = 0
  /// Where each value starts, in the order in which they are met.
  private var starts: [Int] = []

  private init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Parses one document; `bytes` must be valid UTF-8 and hold nothing else but white space. O(bytes).
  package static func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> JSONTree {
    try parseWithStarts(bytes).tree
  }

  /// As `parse`, with the offset at which each value starts: a value before those inside it, and these in order.
  package static func parseWithStarts(
    _ bytes: UnsafeRawBufferPointer
  ) throws(JSONSyntaxError) -> (tree: JSONTree, starts: [Int]) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONSyntaxError(offset: 0, reason: "the text is not valid UTF-8")
    }
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.next == bytes.count else { throw parser.failure("unexpected text after the JSON value") }
    return (value, parser.starts)
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONTree {
    skipSpace()
    starts.append(next)
    switch byte {
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONSyntaxError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONSyntaxError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .none: throw failure("the text ends where a value is expected")
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONSyntaxError) -> JSONTree
  ) throws(JSONSyntaxError) -> JSONTree {
    guard depth < Self.maximumDepth else { throw failure("more than \(Self.maximumDepth) levels of nesting") }
    depth += 1
    next += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONSyntaxError) -> JSONTree {
    let end = next + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[next..<end].elementsEqual($0) }) else {
      throw failure("expected `\(word)`")
    }
    next = end
    return value
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONTree {
    var items: [JSONTree] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      items.append(try value())
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(items)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONTree {
    var members: [JSONTree.Member] = []
    var seen = SeenKeys()
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = next
      let key = try text()
      guard seen.insert(key, after: members) else {
        throw JSONSyntaxError(offset: start, reason: "the key `\(key)` appears twice")
      }
      skipSpace()
      try expect(":")
      members.append(JSONTree.Member(key: key, value: try value()))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(members)
  }
}

// MARK: Bytes

extension JSONParser {
  func failure(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: next, reason: reason)
  }

  var byte: UInt8? {
    next < bytes.count ? bytes[next] : nil
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(JSONSyntaxError) {
    if !take(character) { throw failure("expected `\(character)`") }
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { next += 1 }
  }
}
