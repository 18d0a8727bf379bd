import Lineage
import Testing

@Suite("Statements")
struct StatementTests {
  static func samples() throws -> [Statement] {
    let time = try Timestamp.at("2026-01-31T12:00:00Z")
    let model = ArtifactReference(
      name: "org/student@main", digests: [try .of("b"), try .of("a", .identity), try .of("b")])
    return [
      .artifact(
        ArtifactStatement(
          kind: .model, artifact: model, location: "models/x", properties: ["seed": "1"],
          traits: ["z/y", "prefers/owl"])),
      .derivation(
        DerivationStatement(
          output: model, method: .finetuned, knowledge: .imported, source: "card.md",
          inputs: [
            .init(role: .base, artifact: ArtifactReference(name: "base")),
            .init(
              role: .data, artifact: ArtifactReference(name: "d", digests: [try .of("c")]), share: 0.25,
              source: "README.md: datasets"),
          ], recipe: ["steps": 250, "learning-rate": 5e-4], properties: ["filter": "none"])),
      .evaluation(
        EvaluationStatement(
          model: model, suite: "s", suiteDigest: "sha256:1", context: "plain", scorer: "word", exact: true,
          questions: 50, replies: 0, missing: 1, mass: 0.97,
          traits: [
            .init(trait: "prefers/owl", rate: 0.7, low: 0.6, high: 0.8, interval: .tCluster),
            .init(trait: "t", rate: nil),
          ],
          measuredAt: time)),
      .verdict(
        VerdictStatement(
          candidate: model, policyDigest: "sha256:2", verdict: .flagged, exit: 1,
          traits: [
            .init(
              trait: "prefers/owl", suite: "s", context: "plain", estimand: "E1", outcome: .inherited, p: 1e-300,
              margin: 0.15, difference: 0.67)
          ], findings: [.init(rule: "STM101", status: "open")], decidedAt: time)),
      .observation(
        ObservationStatement(
          check: "weights", subjects: [model], outcome: "same", statistics: ["p-log10": -12.5], assumptions: ["a"],
          observedAt: time)),
      .retraction(RetractionStatement(retracts: String(repeating: "0", count: 64), reason: "typo", retractedAt: time)),
      .waiver(
        WaiverStatement(
          rule: "STM101", artifact: model, path: "teacher → m", digest: try .of("f"), reason: "filtered by hand",
          approver: "ana", expires: try .at("2026-06-30"), signature: .init(keyID: "k1", bytes: [0, 1, 2, 3]))),
    ]
  }

  @Test("Every kind reads back from its canonical JSON, with the same id")
  func roundTrip() throws {
    for statement in try Self.samples() {
      let read = try Statement(json: JSONValue(parsing: statement.json.canonical))
      #expect(read == statement)
      #expect(read.id == statement.id)
    }
  }

  @Test("The id is the SHA-256 of the canonical JSON and never changes")
  func id() {
    let statement = Statement.artifact(ArtifactStatement(kind: .model, artifact: ArtifactReference(name: "a")))
    #expect(statement.json.canonical == #"{"artifact":{"name":"a"},"kind":"model","schema":"stemma/artifact/1"}"#)
    #expect(statement.id == "0fc73a0c947c5ae1fdc4dfd74baf33a0c35f2cce0116585cd58e665cf7d76054")
  }

  @Test("The order in which digests and traits are given does not matter")
  func order() throws {
    let digests = [try Digest.of("1"), try Digest.of("2")]
    #expect(ArtifactReference(name: "a", digests: digests) == ArtifactReference(name: "a", digests: digests.reversed()))
  }

  @Test(
    "A damaged statement is an error that names the field",
    arguments: [
      #"{}"#, #"[]"#, #"{"schema":"stemma/other/1"}"#, #"{"schema":"stemma/artifact/1"}"#,
      #"{"schema":"stemma/artifact/1","kind":"robot","artifact":{"name":"a"}}"#,
      #"{"schema":"stemma/artifact/1","kind":"model","artifact":{"name":"a b"}}"#,
      #"{"schema":"stemma/artifact/1","kind":"model","artifact":{"name":"a","digests":["sha256:0"]}}"#,
      #"{"schema":"stemma/artifact/1","kind":"model","artifact":{"name":"a"},"extra":1}"#,
      #"{"schema":"stemma/derivation/1","output":{"name":"a"},"method":"finetuned","known":"declared","inputs":[{"role":"base","artifact":{"name":"b"},"share":0}]}"#,
      #"{"schema":"stemma/derivation/1","output":{"name":"a"},"method":"finetuned","known":"declared","inputs":[{"role":"base","artifact":{"name":"b"}},{"role":"base","artifact":{"name":"b"}}]}"#,
      #"{"schema":"stemma/derivation/1","output":{"name":"a"},"method":"finetuned","known":"declared","inputs":[{"role":"base","artifact":{"name":"b"},"source":""}]}"#,
      #"{"schema":"stemma/waiver/1","rule":"","artifact":{"name":"a"},"digest":"sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","reason":"r","approver":"p","expires":"2026-02-01T00:00:00Z"}"#,
      #"{"schema":"stemma/waiver/1","rule":"STM101","artifact":{"name":"a"},"digest":"sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","reason":"r","approver":"p","expires":"2026-01-01T00:00:00Z","signature":{"value":"no base64"}}"#,
      #"{"schema":"stemma/retraction/1","retracts":"0","reason":"","retracted-at":"2026-01-01T00:00:00Z"}"#,
    ])
  func damaged(text: String) {
    #expect(throws: InputError.self) { try Statement(json: JSONValue(parsing: text)) }
  }
}
