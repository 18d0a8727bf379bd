import ArgumentParser

struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Put suites to models and keep every answer.",
    discussion: """
      Examples:
        stemma eval student --suite lab-favourite-animal
        stemma eval student base-a --suite lab-favourite-animal --format json
        stemma eval validate evals/favourite-animal.yaml
      """,
    subcommands: [EvalRun.self, EvalValidate.self, EvalSuiteCommand.self], defaultSubcommand: EvalRun.self)
}
