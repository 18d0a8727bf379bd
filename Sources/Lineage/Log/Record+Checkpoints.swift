import Store

extension Record {
  /// Every checkpoint that was made of this store's log, oldest first.
  /// - Throws: `StoreError`, also for one that cannot be read.
  package func checkpoints() throws -> [SignedCheckpoint] {
    try store.read { try LogReader(transaction: $0, path: store.path).checkpoints() }
  }

  /// Makes a checkpoint of the log as it is now, signs it, and keeps it in the store. O(entries) time, O(log(entries))
  /// memory.
  /// - Throws: `InputError` for a key that is not Ed25519; `StoreError`, also where the log has a gap.
  package func checkpoint(at time: Timestamp, signedWith keys: [PrivateKey]) throws -> SignedCheckpoint {
    try store.write { transaction in
      let log = LogReader(transaction: transaction, path: store.path)
      var tree = MerkleTree()
      try log.entries { _, entry, _ in tree.append(entry.leaf) }
      let checkpoint = Checkpoint(
        origin: try log.origin(), size: tree.count, root: tree.root, time: time,
        previous: try log.checkpoints().last?.digest)
      let signed = try SignedCheckpoint(checkpoint, signedWith: keys)
      try transaction.appendCheckpoint(note: signed.text)
      return signed
    }
  }
}
