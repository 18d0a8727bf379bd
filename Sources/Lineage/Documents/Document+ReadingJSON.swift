import Checkpoints
import Yams

/// From JSON to the same values as from YAML.
extension Document {
  /// Parses one strict JSON text (RFC 8259, I-JSON); `file` and `linesBefore` (in that file) are used in messages only.
  package init(json bytes: [UInt8], file: String, linesBefore: Int = 0) throws(InputError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let tree = try content.withUnsafeBufferPointer { buffer throws(InputError) in
      try Self.parse(UnsafeRawBufferPointer(buffer), file, linesBefore)
    }
    self.init(node: Self.node(tree), file: file, text: JSONPlaces(bytes: content, linesBefore: linesBefore))
  }

  private static func parse(
    _ bytes: UnsafeRawBufferPointer, _ file: String, _ linesBefore: Int
  ) throws(InputError) -> JSONTree {
    do {
      return try JSONParser.parse(bytes)
    } catch {
      let (line, column) = error.position(in: bytes)
      throw InputError("not valid JSON: \(error.reason)", file: file, line: line + linesBefore, column: column)
    }
  }

  private static func node(_ tree: JSONTree) -> Node {
    switch tree {
    case .null: Node("null", .implicit, .plain)
    case .bool(let value): Node(value ? "true" : "false")
    case .number(let digits): Node(digits)
    case .string(let text): Node(text, Tag(.str), .doubleQuoted)
    case .array(let items): Node(items.map(node))
    case .object(let members):
      Node(members.map { (Node($0.key, Tag(.str), .doubleQuoted), node($0.value)) })
    }
  }
}
