import ArgumentParser
import Lineage

struct LineageLogCheckpoint: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Say what the log is now, in a few signed lines to be kept elsewhere.",
    discussion: """
      The checkpoint is kept in the store too. Its file is worth as much as the
      place where it lies: put it where those who can write to the store cannot
      (another repository, a ticket, a print). It is a signed note as
      transparency logs use it.

      Examples:
        stemma lineage log checkpoint --sign keys/log.pem --out checkpoint.txt
        stemma lineage log checkpoint --sign keys/a.pem --sign keys/b.pem
      """)

  @Option(help: ArgumentHelp("A private Ed25519 key; repeat it for each signature.", valueName: "key")) var sign:
    [String] = []
  @Option(help: ArgumentHelp("Where the checkpoint goes. Default: standard output.", valueName: "file")) var out:
    String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let keys = try sign.map { try session.privateKey($0) }
    let record = Record(store: try session.writer())
    let time = try Timestamp(checking: session.now)
    let made = try record.checkpoint(at: time, signedWith: keys) { newest in
      session.terminal.note("warning: the clock says \(time), before the log's newest entry of \(newest)", .warning)
    }
    if let out { try OutputFile.write(made.text, to: session.path(out)) }
    if keys.isEmpty {
      session.terminal.note("warning: not signed; whoever can change the file can make up another", .warning)
    }
    switch session.format {
    case .json: session.answer(json(made))
    case .text where out == nil: session.terminal.output(block: String(made.text.dropLast()))
    case .text: session.terminal.output("checkpoint of \(made.checkpoint.size) entries: \(out ?? "")")
    }
    return .success
  }

  private func json(_ made: SignedCheckpoint) -> JSONValue {
    .object([
      "schema": "stemma/checkpoint/1", "log": .string(made.checkpoint.origin), "size": JSONValue(made.checkpoint.size),
      "root": .string(made.checkpoint.root.base64), "time": .string(made.checkpoint.time.description),
      "note": .string(made.text),
    ])
  }
}

extension Session {
  /// The private key in a file, with a remark where others can read it.
  func privateKey(_ file: String) throws -> PrivateKey {
    if KeyFile.isExposed(path(file)) {
      terminal.note("warning: others can read \(file); mend it with: chmod 600 \(file)", .warning)
    }
    return try KeyFile.privateKey(path(file))
  }
}
