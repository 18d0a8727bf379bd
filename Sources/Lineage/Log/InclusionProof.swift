/// That statements are in the log that a checkpoint describes: everything that is needed to check it without the store.
package struct InclusionProof: Sendable, Equatable {
  /// One entry of the log with its way to the root.
  package struct Item: Sendable, Equatable {
    package var entry: LogEntry
    /// Its place among the leaves, from 0.
    package var index: Int
    package var path: [MerkleHash]
    package var statement: JSONValue

    package init(entry: LogEntry, index: Int, path: [MerkleHash], statement: JSONValue) {
      self.entry = entry
      self.index = index
      self.path = path
      self.statement = statement
    }
  }

  package var checkpoint: SignedCheckpoint
  package var items: [Item]

  package init(checkpoint: SignedCheckpoint, items: [Item]) {
    self.checkpoint = checkpoint
    self.items = items
  }

  /// What is wrong with it; empty when every statement is the one of its id, and every entry leads to the root of the
  /// proof's own checkpoint. O(items × log(size)).
  package var problems: [String] {
    let (size, root) = (checkpoint.checkpoint.size, checkpoint.checkpoint.root)
    return items.flatMap { item -> [String] in
      let name = "entry \(item.index) (statement \(item.entry.id.prefix(12))…)"
      guard SHA256Text.hex(item.statement.canonical) == item.entry.id else {
        return ["\(name): the statement is not the one that this id names"]
      }
      let isIncluded = MerkleProof.includes(item.entry.leaf, at: item.index, in: size, root: root, path: item.path)
      return isIncluded ? [] : ["\(name): it does not lead to the root of the checkpoint"]
    }
  }
}

extension InclusionProof {
  static let schema = "stemma/proof/1"

  package var json: JSONValue {
    .object([
      "schema": .string(Self.schema), "checkpoint": .string(checkpoint.text), "entries": .array(items.map(\.json)),
    ])
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "checkpoint", "entries"])
    checkpoint = try fields.checkpoint("checkpoint")
    var items: [Item] = []
    for object in try fields.objects("entries") { items.append(try Item(object)) }
    guard !items.isEmpty else { throw fields.error("expected at least one entry", "entries") }
    self.items = items
  }
}

extension InclusionProof.Item {
  fileprivate var json: JSONValue {
    .object([
      "entry": .string(entry.kind.rawValue), "id": .string(entry.id), "recorded-at": .number(Double(entry.recordedAt)),
      "position": .number(Double(entry.position)), "recording": .number(Double(entry.recording)),
      "index": JSONValue(index),
      "path": .array(path.map { .string($0.base64) }),
      "statement": statement,
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["entry", "id", "recorded-at", "position", "recording", "index", "path", "statement"])
    let entry = LogEntry(
      kind: try fields.word("entry", LogEntry.Kind.self), id: try fields.string("id"),
      recordedAt: Int64(try fields.integer("recorded-at")), position: Int64(try fields.integer("position")),
      recording: Int64(try fields.integer("recording")))
    guard let statement = fields.optional("statement") else { throw fields.error("expected a statement", "statement") }
    self.init(
      entry: entry, index: try fields.integer("index"), path: try fields.hashes("path"), statement: statement)
  }
}
