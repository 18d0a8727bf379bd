import Checkpoints

extension JSONValue {
  /// Bytes.
  package static let maximumSize = 64 << 20

  /// Parses one JSON text, strictly (see `JSONParser`). Errors carry line and column.
  package init(parsing text: String) throws(InputError) { try self.init(parsing: text.utf8) }

  /// Parses one JSON text of UTF-8 bytes, strictly.
  package init(parsing text: some Sequence<UInt8>) throws(InputError) {
    let bytes = Array(text)
    guard bytes.count <= Self.maximumSize else {
      throw InputError("JSON of \(bytes.count) bytes, more than the \(Self.maximumSize) that are read")
    }
    self = try bytes.withUnsafeBufferPointer { buffer throws(InputError) in
      try Self(parsing: UnsafeRawBufferPointer(buffer))
    }
  }

  private init(parsing bytes: UnsafeRawBufferPointer) throws(InputError) {
    do {
      self.init(try JSONParser.parse(bytes))
    } catch {
      let (line, column) = error.position(in: bytes)
      throw InputError("not valid JSON: \(error.reason)", line: line, column: column)
    }
  }

  /// Numbers become doubles and objects lose their order.
  private init(_ tree: JSONTree) {
    switch tree {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number: self = tree.double.map(JSONValue.number) ?? .null
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map(JSONValue.init))
    case .object(let members):
      self = .object(Dictionary(members.map { ($0.key, JSONValue($0.value)) }) { first, _ in first })
    }
  }
}
