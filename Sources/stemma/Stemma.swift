import ArgumentParser

/// The root of the command line.
struct Stemma: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stemma",
    abstract: "Finds which model copies inherited which trait: lineage, risk, measurement, verdict.",
    discussion: """
      Exit status: 0 done or passed · 1 flagged · 2 the request was wrong · 3 inconclusive · 4 could not measure.

      Examples:
        stemma init                     start a project here
        stemma lineage record lineage/  record what the manifests say
        stemma lab run owl-numbers      train model organisms and try all on them
        stemma risk acme/assistant --policy lineage/policy.yaml
        stemma gate acme/assistant --policy lineage/policy.yaml \\
          --report reports/assistant
      """,
    version: version,
    subcommands: [
      InitCommand.self, DoctorCommand.self, LineageCommand.self, RiskCommand.self, EvalCommand.self, GateCommand.self,
      LabCommand.self, KeyCommand.self,
    ])

  static let version = "0.1.0"
}

extension ParsableCommand {
  /// The word by which the command is called.
  static var word: String { configuration.commandName ?? "" }
}
