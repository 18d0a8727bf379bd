import ArgumentParser

struct EvalSuiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suite", abstract: "Make suites of questions that others published.",
    discussion: """
      Example:
        stemma eval suite import questions.yaml --as em-yaml \\
          --out evals/published.yaml
      """,
    subcommands: [EvalSuiteImport.self])
}
