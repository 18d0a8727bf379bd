import Store

extension RecordCheck {
  /// Whether the checkpoints of the store are all there, each naming the one before; whether the one from outside is among
  /// them and signed.
  mutating func checkpoints(_ transaction: Transaction, _ outside: SignedCheckpoint?, _ keys: [PublicKey]) throws {
    var failures = Failures()
    let origin = Checkpoint.origin(storeID: try transaction.logID())
    let rows = try transaction.checkpoints()
    let kept = rows.map { row -> SignedCheckpoint? in
      do throws(InputError) {
        return try SignedCheckpoint(parsing: row.note)
      } catch {
        failures.add("checkpoint \(row.number) cannot be read: \(error)")
        return nil
      }
    }
    failures.add(Self.chain(rows.map(\.number), kept, origin))
    for case let (row, checkpoint?) in zip(rows, kept) where keys.contains(where: checkpoint.note.isForged(for:)) {
      failures.add("checkpoint \(row.number): a signature on it is not by the key that it names")
    }
    if let outside { failures.add(Self.problems(outside, kept.compactMap { $0 }, origin, keys)) }
    add(.checkpoints, failures: failures, otherwise: "\(rows.count) in the store, each naming the one before")
    if let outside, keys.isEmpty { openSignature(outside) }
  }

  private static func chain(_ numbers: [Int64], _ kept: [SignedCheckpoint?], _ origin: String) -> [String] {
    var problems: [String] = []
    var previous: SignedCheckpoint?
    for (index, (number, current)) in zip(numbers, kept).enumerated() {
      if number != index + 1 { problems.append("checkpoint \(index + 1) is missing") }
      guard let current else { continue }
      let checkpoint = current.checkpoint
      if checkpoint.origin != origin { problems.append("checkpoint \(number) is of another log, \(checkpoint.origin)") }
      if checkpoint.previous != previous?.digest {
        problems.append("checkpoint \(number) names another one before it than the one that is there")
      }
      if let previous, previous.checkpoint.size > checkpoint.size {
        problems.append("checkpoint \(number) has fewer entries than the one before")
      }
      previous = current
    }
    return problems
  }

  private static func problems(
    _ outside: SignedCheckpoint, _ kept: [SignedCheckpoint], _ origin: String, _ keys: [PublicKey]
  ) -> [String] {
    var problems = keys.filter { !outside.note.isSigned(by: $0) }.map { key in
      outside.note.signatures.isEmpty
        ? "the checkpoint from outside is not signed at all: take the one that was signed, or make one with --sign"
        : "the checkpoint from outside is not signed by the key \(key.id.prefix(12))…: name the key of who signed it, "
          + "or take the checkpoint from where it was kept"
    }
    if outside.checkpoint.origin != origin {
      problems.append(
        "the checkpoint from outside is of \(outside.checkpoint.origin), and this store's log is \(origin): name the "
          + "store of which it was made with --store, or take the checkpoint of this one")
    } else if !kept.contains(outside) {
      let isThere = kept.contains { $0.checkpoint == outside.checkpoint }
      problems.append(
        "the checkpoint from outside, of \(outside.checkpoint.time), is not among those of the store"
          + (isThere
            ? " with the same signatures"
            : ": it was taken out, or this is a copy from before it was made; restore the store that has it"))
    }
    return problems
  }

  private mutating func openSignature(_ outside: SignedCheckpoint) {
    add(
      .checkpoints, .open,
      outside.note.signatures.isEmpty
        ? "the checkpoint from outside is not signed: it proves as much as the place where it was kept"
        : "the signature of the checkpoint from outside was not checked: name the public key with --key")
  }
}
