package import Lineage

extension RiskReport {
  /// The findings of lineage alone, `stemma/risk/1`.
  package func json() -> JSONValue {
    .members([
      "schema": .string("stemma/risk/1"),
      "artifacts": .array(
        artifacts.map { artifact in
          .members(["name": .string(artifact.name), "findings": .array(artifact.findings.map(\.json))])
        }),
    ])
  }
}
