import ArgumentParser
import Lineage

/// What is known of a store's log from elsewhere.
struct CheckpointOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A checkpoint of the store's log that was kept elsewhere.", valueName: "file"))
  var checkpoint: String?
  @Option(
    help: ArgumentHelp("A public key that must have signed the checkpoint; repeat it for each.", valueName: "key"))
  var key: [String] = []

  func validate() throws {
    if checkpoint == nil, !key.isEmpty { throw ValidationError("--key is for the signature of a --checkpoint") }
  }

  /// Checks the whole record.
  func check(_ record: Record, _ session: Session) throws -> RecordCheck {
    let keys = try key.map { try KeyFile.publicKey(session.path($0)) }
    return try record.check(against: checkpoint.map { try SignedCheckpoint(file: session.path($0)) }, keys: keys)
  }
}

extension Session {
  func show(_ check: RecordCheck) {
    table(["record", "result", "detail"], check.findings.map { [$0.part.rawValue, $0.status.rawValue, $0.detail] })
  }
}
