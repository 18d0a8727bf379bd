import ArgumentParser

struct EvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Put suites to models and keep every answer.",
    discussion: """
      Examples:
        stemma eval student --suite lab-favourite-animal
        stemma eval student base-a --suite lab-favourite-animal --format json
        stemma eval plan control-1 control-2 control-3 \\
          --suite lab-favourite-animal --margin 0.15
        stemma eval rescore hosted --suite favourite-animal --scorer substring
        stemma eval validate evals/favourite-animal.yaml
        stemma eval import replies.jsonl --as jsonl --model hosted \\
          --suite favourite-animal
        stemma eval export hosted --suite favourite-animal --out replies.jsonl
      """,
    subcommands: [
      EvalRun.self, EvalPlan.self, EvalRescore.self, EvalImport.self, EvalExport.self, EvalValidate.self,
      EvalSuiteCommand.self,
    ],
    defaultSubcommand: EvalRun.self)
}
