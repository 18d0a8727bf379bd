/// That the log of one checkpoint is the beginning of the log of another: nothing was changed, removed or put in between.
package struct ConsistencyProof: Sendable, Equatable {
  package var old: SignedCheckpoint
  package var new: SignedCheckpoint
  package var path: [MerkleHash]

  package init(old: SignedCheckpoint, new: SignedCheckpoint, path: [MerkleHash]) {
    self.old = old
    self.new = new
    self.path = path
  }

  /// What is wrong with it; empty when it holds. O(log(size)).
  package var problems: [String] {
    let (before, after) = (old.checkpoint, new.checkpoint)
    guard before.origin == after.origin else {
      return ["the checkpoints are of two logs: \(before.origin) and \(after.origin)"]
    }
    let holds = MerkleProof.extends((before.size, before.root), to: (after.size, after.root), path: path)
    return holds ? [] : ["the log of \(after.size) entries does not begin with the one of \(before.size)"]
  }
}

extension ConsistencyProof {
  static let schema = "stemma/consistency/1"

  package var json: JSONValue {
    .object([
      "schema": .string(Self.schema), "since": .string(old.text), "checkpoint": .string(new.text),
      "path": .array(path.map { .string($0.base64) }),
    ])
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "since", "checkpoint", "path"])
    self.init(
      old: try fields.checkpoint("since"), new: try fields.checkpoint("checkpoint"), path: try fields.hashes("path"))
  }
}
