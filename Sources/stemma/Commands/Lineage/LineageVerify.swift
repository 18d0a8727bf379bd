import ArgumentParser
import Lineage

struct LineageVerify: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compare what lies at the recorded locations with the recorded digests.",
    discussion: """
      Exit status 1 when something differs from the record, 4 when something could not be compared.

      Examples:
        stemma lineage verify
        stemma lineage verify student teacher
      """)

  @Argument(help: "Names of artifacts. Default: everything that has a location.") var names: [String] = []
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let record = Record(store: try session.reader())
    let graph = try record.graph()
    let ids =
      try names.isEmpty ? graph.nodes.indices.filter { graph[$0].location != nil } : names.map { try graph.find($0) }
    let checks = record.verify(ids, in: graph)
    switch session.format {
    case .json: session.answer(.object(["schema": "stemma/verify/1", "checks": .array(checks.map(\.json))]))
    case .text:
      session.table(
        ["artifact", "check", "result", "detail"],
        checks.map { [$0.artifact, $0.check, $0.status.rawValue, $0.detail] })
    }
    return status(checks)
  }

  private func status(_ checks: [DigestCheck]) -> ExitStatus {
    if checks.contains(where: { $0.status == .failed }) { return .flagged }
    return checks.allSatisfy { $0.status == .ok } ? .success : .couldNotMeasure
  }
}
