import ArgumentParser

struct KeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make and show the keys that checkpoints, verdicts and manifests are signed with.",
    discussion: """
      Examples:
        stemma key generate --out keys/log.pem
        stemma key show keys/log.pem.pub
      """,
    subcommands: [KeyGenerate.self, KeyShow.self])
}
