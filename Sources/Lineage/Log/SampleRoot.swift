package import Store

/// The Merkle root over the replies and scores of one measurement, which its statement carries: whoever changes, adds or
/// removes one afterwards contradicts the log.
package struct SampleRoot: Sendable, Equatable {
  /// Samples that are final: all but those whose request failed on its way, which may be asked again.
  package var count: Int
  /// Samples that were still to come when the statement was made.
  package var pending: Int
  package var root: MerkleHash

  package init(count: Int, pending: Int, root: MerkleHash) {
    self.count = count
    self.pending = pending
    self.root = root
  }

  /// Over the final ones of these samples, in any order. O(samples × log(samples)).
  /// - Parameter planned: how many samples the measurement asks for.
  package init(_ rows: [SampleRow], planned: Int) {
    let final = rows.filter { $0.outcome != "transport-error" }.sorted(by: Self.precedes)
    self.init(
      count: final.count, pending: max(0, planned - final.count),
      root: MerkleTree(final.lazy.map { MerkleHash.leaf($0.leaf.utf8) }).root)
  }

  private static func precedes(_ left: SampleRow, _ right: SampleRow) -> Bool {
    left.question == right.question
      ? left.position < right.position : left.question.utf8.lexicographicallyPrecedes(right.question.utf8)
  }
}

extension SampleRow {
  /// Canonical JSON of everything that is kept of a sample.
  fileprivate var leaf: String {
    JSONValue.array([
      .string(question), .number(Double(position)), .string(outcome), reply.map { .string($0) } ?? .null,
      scores.map { .string($0) } ?? .null, .string(recordedAt),
    ]).canonical
  }
}

extension SampleRoot {
  var json: JSONValue {
    .object(["count": JSONValue(count), "pending": JSONValue(pending), "root": .string("sha256:" + root.hex)])
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["count", "pending", "root"])
    let digest = try fields.digest("root")
    guard digest.scheme == .sha256, let root = MerkleHash(hex: digest.hex) else {
      throw fields.error("expected sha256:…", "root")
    }
    self.init(count: try fields.integer("count"), pending: try fields.integer("pending"), root: root)
    guard count >= 0, pending >= 0 else { throw fields.error("a count is negative", "count") }
  }
}
