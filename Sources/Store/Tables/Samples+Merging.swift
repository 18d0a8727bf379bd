import GRDB

/// What the union of the samples of two stores did.
package struct SampleMerge: Sendable, Equatable {
  package var added = 0
  /// Samples that say something else in the other store: this one's stay.
  package var differing = 0

  package init() {}
}

extension Transaction {
  /// Adds the samples of another store. One that is here stays, unless it is a transport error. O(samples of both).
  package func mergeSamples(from source: Transaction) throws -> SampleMerge {
    var merge = SampleMerge()
    for set in try source.sampleSets() {
      let theirs = try source.samples(of: set)
      let ours = Dictionary(try samples(of: set).map { (SampleKey($0), $0) }) { first, _ in first }
      let new = theirs.filter { row in
        guard let known = ours[SampleKey(row)] else { return true }
        if known.outcome == "transport-error" { return row.outcome != "transport-error" }
        if !known.isFinal, row.isFinal, known.reply == row.reply { return true }
        if !known.saysTheSame(as: row) { merge.differing += 1 }
        return false
      }
      merge.added += new.count
      if !new.isEmpty { try insertSamples(new, into: set) }
    }
    return merge
  }
}

private struct SampleKey: Hashable {
  let question: String
  let position: Int

  init(_ row: SampleRow) {
    question = row.question
    position = row.position
  }
}

extension SampleRow {
  /// Whether the other row differs in nothing but its time.
  fileprivate func saysTheSame(as other: SampleRow) -> Bool {
    outcome == other.outcome && reply == other.reply && scores == other.scores
  }
}
