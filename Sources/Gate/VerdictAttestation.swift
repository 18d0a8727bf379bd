package import Lineage

/// A verdict as an in-toto statement, for those who decide by attestations: predicate `test-result` v0.1 about the
/// candidate's primary digest.
///
/// Only a passed gate is `PASSED`. Everything else is `FAILED`, because who asks for a pass must not get one from a gate
/// that could not decide; the verdict's own word stands in the annotations.
package struct VerdictAttestation: Sendable {
  private let verdict: VerdictStatement
  /// Of the verdict's statement in the record.
  private let id: String

  package init(_ verdict: VerdictStatement, id: String) {
    self.verdict = verdict
    self.id = id
  }

  package var json: JSONValue {
    .object([
      "_type": "https://in-toto.io/Statement/v1", "subject": [subject],
      "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
      "predicate": .object([
        "result": .string(verdict.verdict == .passed ? "PASSED" : "FAILED"), "configuration": [policy, statement],
        "passedTests": tests { $0 == .notDetected }, "failedTests": tests { $0 == .inherited || $0 == .elevated },
        "warnedTests": .array(
          openFindings + (tests { ![.notDetected, .inherited, .elevated].contains($0) }.array ?? [])),
      ]),
    ])
  }

  /// in-toto compares digests and takes names for hints.
  private var subject: JSONValue {
    let digests = verdict.candidate.digests
    return .members([
      "name": .string(verdict.candidate.name),
      "digest": .object(
        Dictionary(digests.filter { $0.scheme == .sha256 }.map { ("sha256", .string($0.hex)) }) { first, _ in first }),
      "annotations": .object(
        Dictionary(
          digests.filter { $0.scheme != .sha256 }.map { ($0.scheme.rawValue, .string($0.hex)) }
        ) { first, _ in first }),
    ])
  }

  private var policy: JSONValue {
    let digest = Digest(verdict.policyDigest)
    return .members([
      "name": "policy", "digest": digest.map { .object(["sha256": .string($0.hex)]) },
      "uri": digest == nil ? .string("stemma:policy:\(verdict.policyDigest)") : nil,
    ])
  }

  private var statement: JSONValue {
    .object([
      "name": "statement", "digest": ["sha256": .string(id)],
      "annotations": [
        "verdict": .string(verdict.verdict.rawValue), "decided-at": .string(verdict.decidedAt.description),
      ],
    ])
  }

  private func tests(_ belongs: (VerdictStatement.Outcome) -> Bool) -> JSONValue {
    .array(
      verdict.traits.filter { belongs($0.outcome) }.map {
        .string("\($0.trait) \($0.suite)/\($0.context) \($0.estimand): \($0.outcome.rawValue)")
      })
  }

  private var openFindings: [JSONValue] {
    verdict.findings.filter { $0.status == "open" }.map { .string("\($0.rule): open") }
  }
}
