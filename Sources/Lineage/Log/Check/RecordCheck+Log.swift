import Store

extension RecordCheck {
  /// Whether the log is complete, and begins as the checkpoints say.
  ///
  /// A checkpoint of another log says nothing about the entries of this one; that it is of another is found with the
  /// checkpoints.
  mutating func log(_ transaction: Transaction, against outside: SignedCheckpoint?) throws {
    var failures = Failures()
    let origin = (try? transaction.logID()).map(Checkpoint.origin)
    let isOther = outside.map { $0.checkpoint.origin != origin ?? $0.checkpoint.origin } ?? false
    let outside = isOther ? nil : outside?.checkpoint
    failures.add(try transaction.chronologyProblems())
    let kept = try transaction.checkpoints().compactMap { try? SignedCheckpoint(parsing: $0.note).checkpoint }
    let apart = [outside].compactMap { $0 }.filter { !kept.contains($0) }
    let known = (kept + apart).sorted { ($0.size, $0.time) < ($1.size, $1.time) }
    let (tree, roots) = try Self.tree(transaction, sizes: Set(known.map(\.size)), &failures)
    var sound = 0
    for checkpoint in known {
      let name = "the checkpoint of \(checkpoint.time)"
      if let root = roots[checkpoint.size] {
        if root == checkpoint.root {
          sound = checkpoint.size
        } else {
          failures.add(
            "\(name) has another root: one of the entries \(sound + 1) to \(checkpoint.size) was changed, "
              + "moved, put in or taken out; restore a copy of the store that agrees with it")
        }
      } else {
        failures.add(
          "\(name) has \(checkpoint.size) entries, and the store has \(tree.count): the end was removed; restore a copy "
            + "of the store that has it")
      }
    }
    add(.log, failures: failures, otherwise: "\(tree.count) entries, in the order in which they were recorded")
    openEnd(sizeNow: tree.count, outside, isOther ? "of this log " : "", kept.last)
  }

  /// The tree, and its roots at some sizes.
  private static func tree(
    _ transaction: Transaction, sizes: Set<Int>, _ failures: inout Failures
  ) throws -> (MerkleTree, [Int: MerkleHash]) {
    var tree = MerkleTree()
    var roots: [Int: MerkleHash] = sizes.contains(0) ? [0: .empty] : [:]
    var next: Int64 = 1
    try transaction.eachLogRow { row in
      if row.number != next {
        let gap = next == row.number - 1 ? "entry \(next) is" : "the entries before \(row.number) are"
        failures.add("\(gap) missing or twice there")
      }
      next = row.number == .max ? row.number : row.number + 1
      let entry = LogEntry(row)
      if entry == nil { failures.add("entry \(row.number): when it was recorded, or what, is missing") }
      tree.append(entry?.leaf ?? .empty)
      if sizes.contains(tree.count) { roots[tree.count] = tree.root }
    }
    return (tree, roots)
  }

  /// What no check can tell.
  private mutating func openEnd(sizeNow: Int, _ outside: Checkpoint?, _ which: String, _ last: Checkpoint?) {
    if let outside {
      let since = sizeNow > outside.size ? "entries \(outside.size + 1) to \(sizeNow) came later; " : ""
      add(.log, .open, "\(since)what was recorded after \(outside.time) and removed again cannot be known")
    } else {
      let since = last.map { "since the last checkpoint (\($0.time), \($0.size) entries) " } ?? ""
      add(
        .log, .open,
        "no checkpoint \(which)from outside was given: a removal of the tail \(since)cannot be excluded, nor can a store that was "
          + "replaced as a whole; keep one elsewhere: stemma lineage log checkpoint --sign KEY --out FILE")
    }
  }
}
