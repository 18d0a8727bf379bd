import ArgumentParser
import Lineage
import Risk

/// What is known of a store's log from elsewhere.
struct CheckpointOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A checkpoint of the store's log that was kept elsewhere.", valueName: "file"))
  var checkpoint: String?
  @Option(
    help: ArgumentHelp("A public key that must have signed; repeat it for each.", valueName: "key"))
  var key: [String] = []

  /// To be called by the command that has these options, because some have another use for keys.
  func requireUseOfKeys() throws {
    if checkpoint == nil, !key.isEmpty { throw ValidationError("--key is for the signature of a --checkpoint") }
  }

  /// To be called before anything that takes long.
  /// - Throws: `InputError` for what cannot be read, or is no checkpoint or no public key.
  func read(_ session: Session) throws -> KnownCheckpoint {
    KnownCheckpoint(
      checkpoint: try checkpoint.map { try read($0, session) },
      keys: try key.map { file in
        try naming("--key") { () throws(InputError) in try KeyFile.publicKey(session.path(file)) }
      }, keyNames: key)
  }

  private func read(_ file: String, _ session: Session) throws(InputError) -> SignedCheckpoint {
    try naming("--checkpoint", "a checkpoint is made with: stemma lineage log checkpoint --sign KEY --out FILE") {
      () throws(InputError) in try SignedCheckpoint(file: session.path(file))
    }
  }

  private func naming<Value>(
    _ option: String, _ remedy: String? = nil, _ read: () throws(InputError) -> Value
  ) throws(InputError) -> Value {
    do throws(InputError) {
      return try read()
    } catch {
      var error = error
      error.field = option
      error.message = [error.message, remedy].compactMap { $0 }.joined(separator: "; ")
      throw error
    }
  }
}

/// A checkpoint from elsewhere and the keys that must have signed it.
struct KnownCheckpoint {
  var checkpoint: SignedCheckpoint?
  var keys: [PublicKey]
  /// As they were given.
  var keyNames: [String]

  /// What rules may know of the record's signature; O(store) where a checkpoint is given.
  func signature(of record: Record) throws -> RecordSignature {
    guard checkpoint != nil else { return .unchecked }
    let check = try check(record)
    if let failure = check.findings.first(where: { $0.status == .failed }) { return .broken(failure.detail) }
    // Anybody can sign with some key: a signature counts when it is that of a key which the caller names.
    return keys.isEmpty ? .missing : .valid(key: keyNames.joined(separator: ", "))
  }

  /// Checks the whole record.
  func check(_ record: Record) throws -> RecordCheck { try record.check(against: checkpoint, keys: keys) }
}

extension Session {
  func show(_ check: RecordCheck) {
    table(["record", "result", "detail"], check.findings.map { [$0.part.rawValue, $0.status.rawValue, $0.detail] })
  }
}
