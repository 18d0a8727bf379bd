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
        stemma eval import replies.jsonl --as jsonl --model hosted --suite favourite-animal
      """,
    subcommands: [EvalRun.self, EvalImport.self, EvalValidate.self, EvalSuiteCommand.self],
    defaultSubcommand: EvalRun.self)
}
