import Evaluation
package import Lineage
import Risk

extension GateReport {
  /// The gate's answer, `stemma/gate/1`: a contract with scripts; members may be added, never renamed.
  /// - Parameter files: where the report was written, by format; empty where it was not.
  package func gateJSON(files: [ReportFormat: String] = [:]) -> JSONValue {
    .members([
      "schema": .string("stemma/gate/1"),
      "candidate": .members(["name": .string(candidate.name), "digest": .text(candidate.digests.first)]),
      "verdict": .string(verdict.rawValue),
      "exit": JSONValue(Int(exit)),
      "findings": .array(findings.map(\.json)),
      "traits": .array(traits.map(\.json)),
      "report": files.isEmpty
        ? nil : .object(Dictionary(uniqueKeysWithValues: files.map { ($0.rawValue, .string($1)) })),
    ])
  }

  /// The whole report, `stemma/report/1`, with the gate's answer under `gate`.
  package func reportJSON() -> JSONValue {
    let names = Dictionary(uniqueKeysWithValues: ReportFormat.allCases.map { ($0, $0.fileName) })
    return .members([
      "schema": .string("stemma/report/1"),
      "tool": .members(["name": .string("stemma"), "version": .string(toolVersion)]),
      "gate": gateJSON(files: names),
      "candidate": candidate.json,
      "decidedAt": .string(decidedAt),
      "statement": .text(statement),
      "summary": .texts(summary),
      "lineage": picture.json,
      "models": .array(models.map(\.json)),
      "policy": .members([
        "path": .string(policy.path), "digest": .string(policy.digest), "fail": .string(policy.failingLevel.rawValue),
      ]),
      "suites": .array(suites.map(\.json)),
      "judging": judging.isEmpty ? nil : .array(judging.map(\.json)),
      "assumptions": .texts(assumptions),
      "limits": .texts(limits),
      "reproduce": .texts(reproduce),
      "next": .texts(next),
    ])
  }
}

extension GateReport.Candidate {
  fileprivate var json: JSONValue {
    .members([
      "name": .string(name), "digests": .texts(digests), "base": .text(base), "manifest": .text(manifest),
    ])
  }
}

extension GateReport.Suite {
  fileprivate var json: JSONValue {
    .members(["id": .string(id), "digest": .string(digest), "questions": JSONValue(questions)])
  }
}

extension MeasuredModel {
  fileprivate var json: JSONValue {
    .members([
      "name": .string(name), "role": .string(role.rawValue), "identity": .text(identity), "digests": .texts(digests),
      "mass": .finite(mass),
    ])
  }
}

extension LineagePicture {
  fileprivate var json: JSONValue {
    .members([
      "nodes": .array(
        nodes.map { node in
          .members([
            "id": .string(node.id), "name": .string(node.name), "kind": .string(node.kind.rawValue),
            "role": .string(node.role.rawValue), "carriesTrait": .bool(node.carriesTrait),
          ])
        }),
      "edges": .array(
        edges.map { edge in
          .members([
            "from": .string(edge.from), "to": .string(edge.to), "edge": .string(edge.words),
            "known": .string(edge.known.rawValue),
          ])
        }),
    ])
  }
}
