import Store

extension Record {
  /// Every checkpoint that was made of this store's log, oldest first.
  /// - Throws: `StoreError`, also for one that cannot be read.
  package func checkpoints() throws -> [SignedCheckpoint] {
    try store.read { try LogReader(transaction: $0, path: store.path).checkpoints() }
  }

  /// Makes a checkpoint of the log as it is now, signs it, and keeps it in the store. O(entries) time, O(log(entries))
  /// memory.
  /// - Parameter tellOldClock: called with the newest moment in the log where `time` lies before it, so that a clock
  ///   must be wrong, now or then.
  /// - Throws: `InputError` for a key that is not Ed25519; `StoreError`, also where the log has a gap.
  package func checkpoint(
    at time: Timestamp, signedWith keys: [PrivateKey], tellOldClock: (Timestamp) -> Void = { _ in }
  ) throws -> SignedCheckpoint {
    try store.write { transaction in
      let log = LogReader(transaction: transaction, path: store.path)
      var tree = MerkleTree()
      var newest = Int64.min
      try log.entries { _, entry, _ in
        tree.append(entry.leaf)
        newest = max(newest, entry.recordedAt)
      }
      if let newest = Timestamp(secondsSince1970: Int(newest)), newest > time { tellOldClock(newest) }
      let checkpoint = Checkpoint(
        origin: try log.origin(), size: tree.count, root: tree.root, time: time,
        previous: try log.checkpoints().last?.digest)
      let signed = try SignedCheckpoint(checkpoint, signedWith: keys)
      try transaction.appendCheckpoint(note: signed.text)
      return signed
    }
  }
}
