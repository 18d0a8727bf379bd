import Store

extension Record {
  /// That what the record says of an artifact, or one statement, is in the log that a checkpoint describes.
  /// O(entries × statements that are proved).
  /// - Parameters:
  ///   - subject: the id of a statement, or the name of an artifact.
  ///   - checkpoint: nil for the newest in the store.
  /// - Throws: `InputError` where there is no such statement or artifact, where it was recorded after the checkpoint, and
  ///   where the checkpoint is not of this log.
  package func prove(_ subject: String, in checkpoint: SignedCheckpoint? = nil) throws -> InclusionProof {
    try store.read { transaction in
      let log = LogReader(transaction: transaction, path: store.path)
      let checkpoint = try checkpoint ?? log.newestCheckpoint()
      let found = try entries(about: subject, in: checkpoint.checkpoint, log)
      let paths = found.map { MerklePath.inclusion(leaf: $0.index, size: checkpoint.checkpoint.size) }
      let hashes = try log.hashes(Array(Set(paths.joined())), in: checkpoint.checkpoint)
      let items = try zip(found, paths).map { found, path in
        InclusionProof.Item(
          entry: found.entry, index: found.index, path: path.compactMap { hashes[$0] },
          statement: try JSONValue(parsing: transaction.json(ofStatement: found.statement) ?? ""))
      }
      return InclusionProof(checkpoint: checkpoint, items: items)
    }
  }

  private func entries(
    about subject: String, in checkpoint: Checkpoint, _ log: LogReader
  ) throws -> [(index: Int, entry: LogEntry, statement: Int64)] {
    let numbers = Set(try statements(about: subject, log.transaction))
    guard !numbers.isEmpty else { throw InputError("there is no statement and no artifact '\(subject)'") }
    var found: [(index: Int, entry: LogEntry, statement: Int64)] = []
    try log.entries { index, entry, row in
      if index < checkpoint.size, numbers.contains(row.statement) { found.append((index, entry, row.statement)) }
    }
    if found.isEmpty {
      throw InputError(
        "'\(subject)' was recorded after the checkpoint of \(checkpoint.time); make a new one: stemma lineage log "
          + "checkpoint")
    }
    return found
  }

  private func statements(about subject: String, _ transaction: Transaction) throws -> [Int64] {
    if let statement = try transaction.statement(id: subject) { return [statement.number] }
    return try transaction.statements(about: subject)
  }

  /// That the log of an old checkpoint is the beginning of the log of a new one. O(entries).
  /// - Parameter new: nil for the newest in the store.
  /// - Throws: `InputError` where the old one is the larger, and where the new one is not of this log.
  package func proveConsistency(from old: SignedCheckpoint, to new: SignedCheckpoint? = nil) throws -> ConsistencyProof
  {
    try store.read { transaction in
      let log = LogReader(transaction: transaction, path: store.path)
      let new = try new ?? log.newestCheckpoint()
      let (before, after) = (old.checkpoint, new.checkpoint)
      guard before.size <= after.size else {
        throw InputError(
          "the checkpoint of \(before.time) has \(before.size) entries, more than the \(after.size) of \(after.time)")
      }
      let path = MerklePath.consistency(from: before.size, to: after.size)
      let hashes = try log.hashes(path, in: after)
      return ConsistencyProof(old: old, new: new, path: path.compactMap { hashes[$0] })
    }
  }
}

extension LogReader {
  /// The hashes of ranges of entries.
  /// - Throws: `InputError` where the checkpoint does not describe the beginning of this log.
  fileprivate func hashes(_ ranges: [Range<Int>], in checkpoint: Checkpoint) throws -> [Range<Int>: MerkleHash] {
    var tree = MerkleTree()
    let hashes = try MerklePath.hashes(of: ranges) { body in
      try entries { index, entry, _ in
        guard index < checkpoint.size else { return }
        let leaf = entry.leaf
        tree.append(leaf)
        body(index, leaf)
      }
    }
    let origin = try origin()
    guard checkpoint.origin == origin, tree.count == checkpoint.size, tree.root == checkpoint.root else {
      throw InputError(
        "this store's log, \(origin), is not what the checkpoint of \(checkpoint.time) describes; "
          + "stemma lineage verify --checkpoint FILE says more")
    }
    return Dictionary(zip(ranges, hashes)) { $1 }
  }
}
