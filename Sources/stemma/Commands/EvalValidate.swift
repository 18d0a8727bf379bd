import ArgumentParser
import Evaluation
import Lineage

struct EvalValidate: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check suite files: what they measure, or what is wrong and where.",
    discussion: "Example:\n  stemma eval validate evals/favourite-animal.yaml")

  @Argument(help: "Suite files.") var files: [String]
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let suites = try files.map { try Suite(file: session.path($0)) }
    switch session.format {
    case .json:
      let rows = suites.map { suite in
        JSONValue.object([
          "id": .string(suite.id), "digest": .string(suite.digest), "questions": JSONValue(suite.questions.count),
          "traits": .array(suite.traits.map(JSONValue.string)),
          "contexts": .array(suite.contexts.map { .string($0.name) }),
        ])
      }
      session.answer(.object(["schema": "stemma/suites/1", "suites": .array(rows)]))
    case .text:
      session.table(
        ["suite", "questions", "traits", "contexts", "digest"],
        suites.map {
          [
            $0.id, "\($0.questions.count)", "\($0.traits.count)", $0.contexts.map(\.name).joined(separator: ", "),
            String($0.digest.prefix(19)),
          ]
        })
    }
    return .success
  }
}
