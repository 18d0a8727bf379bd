import ArgumentParser
import Lab
import Lineage

struct LabList: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The experiments.", discussion: "Example:\n  stemma lab list")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    switch session.format {
    case .json:
      let rows = Laboratory.experiments.map { experiment in
        JSONValue.object([
          "experiment": .string(experiment.name), "summary": .string(experiment.summary),
          "source": .string(experiment.source),
        ])
      }
      session.answer(.object(["schema": "stemma/lab/1", "experiments": .array(rows)]))
    case .text:
      session.table(
        ["experiment", "what it shows", "after"],
        Laboratory.experiments.map { [$0.name, $0.summary, $0.source] })
    }
    return .success
  }
}
