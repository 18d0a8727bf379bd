import ArgumentParser
import Lineage

struct LineageLogVerify: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a proof about a log. Needs no store.",
    discussion: """
      Without --checkpoint or --key this says only that the proof agrees with itself. Exit status 1 when it does not hold.

      Example:
        stemma lineage log verify proof.json --checkpoint checkpoint.txt \\
          --key keys/log.pem.pub
      """)

  @Argument(help: "A proof, as 'stemma lineage log prove' writes it.") var proof: String
  @Option(help: ArgumentHelp("The checkpoint that the proof must end in, from elsewhere.", valueName: "file"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("A public key that must have signed; repeat it for each.", valueName: "key")) var key:
    [String] = []
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let proof = try LogProof(file: session.path(proof))
    let keys = try key.map { try KeyFile.publicKey(session.path($0)) }
    let outside = try checkpoint.map { try SignedCheckpoint(file: session.path($0)) }
    let problems = proof.problems(outside: outside, keys: keys)
    switch session.format {
    case .json: session.answer(json(proof, problems))
    case .text: show(proof, problems, session)
    }
    return problems.isEmpty ? .success : .flagged
  }

  private func show(_ proof: LogProof, _ problems: [String], _ session: Session) {
    for problem in problems { session.terminal.output("does not hold: \(problem)", .bad) }
    guard problems.isEmpty else { return }
    session.terminal.output(words(proof), .good)
    if checkpoint == nil, key.isEmpty {
      session.terminal.note(
        "the proof brought its own checkpoint: compare it with one from elsewhere (--checkpoint, --key)")
    }
  }

  private func words(_ proof: LogProof) -> String {
    let end = proof.checkpoint.checkpoint
    switch proof {
    case .inclusion(let proof):
      return "holds: \(proof.items.count) entries are in the log of \(end.size) that \(end.origin) had at \(end.time)"
    case .consistency(let proof):
      return "holds: \(end.origin) only grew, from \(proof.old.checkpoint.size) to \(end.size) entries"
    }
  }

  private func json(_ proof: LogProof, _ problems: [String]) -> JSONValue {
    let end = proof.checkpoint.checkpoint
    return .object([
      "schema": "stemma/proof-check/1", "ok": .bool(problems.isEmpty), "log": .string(end.origin),
      "size": JSONValue(end.size), "root": .string(end.root.base64), "time": .string(end.time.description),
      "problems": .array(problems.map(JSONValue.string)),
    ])
  }
}
