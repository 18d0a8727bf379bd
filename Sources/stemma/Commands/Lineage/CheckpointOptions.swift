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

  func keys(_ session: Session) throws -> [PublicKey] { try key.map { try KeyFile.publicKey(session.path($0)) } }

  /// What rules may know of the record's signature; O(store) where a checkpoint is given.
  func signature(of record: Record, _ session: Session) throws -> RecordSignature {
    guard checkpoint != nil else { return .unchecked }
    let check = try check(record, session)
    if let failure = check.findings.first(where: { $0.status == .failed }) { return .broken(failure.detail) }
    // Anybody can sign with some key: a signature counts when it is that of a key which the caller names.
    return key.isEmpty ? .missing : .valid(key: key.joined(separator: ", "))
  }

  /// Checks the whole record.
  func check(_ record: Record, _ session: Session) throws -> RecordCheck {
    let outside = try checkpoint.map { try SignedCheckpoint(file: session.path($0)) }
    return try record.check(against: outside, keys: try keys(session))
  }
}

extension Session {
  func show(_ check: RecordCheck) {
    table(["record", "result", "detail"], check.findings.map { [$0.part.rawValue, $0.status.rawValue, $0.detail] })
  }
}
