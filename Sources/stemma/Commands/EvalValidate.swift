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
    let checks = files.map { Suite.check(file: session.path($0)) }
    let problems = checks.flatMap(\.problems).map { Failure($0) }
    if let first = problems.first { return refuse(first, problems, session) }
    let suites = checks.compactMap(\.suite)
    switch session.format {
    case .json:
      let rows = suites.map { suite in
        JSONValue.object([
          "id": .string(suite.id), "digest": .string(suite.digest), "scorer": .string(suite.scorer.kind.rawValue),
          "questions": JSONValue(suite.questions.count),
          "traits": .array(suite.traits.map(JSONValue.string)),
          "contexts": .array(suite.contexts.map { .string($0.name) }),
        ])
      }
      session.answer(.object(["schema": "stemma/suites/1", "suites": .array(rows)]))
    case .text:
      session.table(
        ["suite", "scorer", "questions", "traits", "contexts", "digest"],
        suites.map {
          [
            $0.id, $0.scorer.kind.rawValue, "\($0.questions.count)", "\($0.traits.count)",
            $0.contexts.map(\.name).joined(separator: ", "),
            String($0.digest.prefix(19)),
          ]
        })
    }
    return .success
  }

  /// Tells everything that is wrong, and not the first of it only. In JSON it is the error answer with a list beside it.
  private func refuse(_ first: Failure, _ all: [Failure], _ session: Session) -> ExitStatus {
    if session.format == .json {
      let list = JSONValue.array(all.compactMap { $0.json["error"] })
      session.answer(.object((first.json.object ?? [:]).merging(["problems": list]) { own, _ in own }))
    }
    for problem in all { session.terminal.error(problem.text) }
    return first.status
  }
}
