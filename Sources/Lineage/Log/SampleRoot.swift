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
    var tally = Tally()
    for row in rows.sorted(by: Self.precedes) { tally.add(row) }
    self = tally.root(planned: planned)
  }

  private static func precedes(_ left: SampleRow, _ right: SampleRow) -> Bool {
    left.question == right.question
      ? left.position < right.position : left.question.utf8.lexicographicallyPrecedes(right.question.utf8)
  }

  /// The root of samples that come one by one. O(log(samples)) memory.
  package struct Tally: Sendable {
    private var tree = MerkleTree()
    private var text = CanonicalText()

    package init() {}

    /// Adds the next sample, by the UTF-8 of the question and by position. What is not final yet does not count.
    package mutating func add(_ row: SampleRow) {
      guard row.isFinal else { return }
      text.removeAll()
      row.write(to: &text)
      tree.append(MerkleHash.leaf(text.bytes))
    }

    package func root(planned: Int) -> SampleRoot {
      SampleRoot(count: tree.count, pending: max(0, planned - tree.count), root: tree.root)
    }
  }
}

extension SampleRow {
  /// Canonical JSON of everything that is kept of a sample. What older versions did not keep is left out where it is
  /// not there.
  fileprivate func write(to text: inout CanonicalText) {
    var fields = [outcome, reply, scores, recordedAt]
    if finish != nil || detail != nil || request != nil || fingerprint != nil {
      fields += [finish, detail, request.map { Hex.text($0) }]
    }
    if let fingerprint { fields.append(fingerprint) }
    text.raw("[")
    text.string(question)
    text.raw(",")
    text.number(Double(position))
    for field in fields {
      text.raw(",")
      if let field { text.string(field) } else { text.raw("null") }
    }
    text.raw("]")
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
