import ArgumentParser

struct LineageLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Make the record provable: checkpoints of its log, and proofs that others check without the store.",
    discussion: """
      Examples:
        stemma lineage log checkpoint --sign keys/log.pem --out checkpoint.txt
        stemma lineage log prove acme/assistant > proof.json
        stemma lineage log verify proof.json --checkpoint checkpoint.txt \\
          --key keys/log.pem.pub
      """,
    subcommands: [LineageLogCheckpoint.self, LineageLogProve.self, LineageLogVerify.self])
}
