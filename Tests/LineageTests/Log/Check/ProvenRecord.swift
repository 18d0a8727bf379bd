import Store
import Testing

@testable import Lineage

/// A small store with everything that a store can have, three checkpoints, and the last of them kept outside.
struct ProvenRecord {
  let folder: Folder
  let record: Record
  let key = PrivateKey(generating: .ed25519)
  let outside: SignedCheckpoint

  /// - Parameter later: whether something is recorded after the last checkpoint.
  init(later: Bool = false) throws {
    folder = try Folder()
    record = try folder.record()
    try record.record(Self.artifacts(), at: .at("2026-01-01T00:00:00Z"))
    try record.record(Self.derivations(), at: .at("2026-01-02T00:00:00Z"))
    _ = try record.checkpoint(at: .at("2026-01-03T00:00:00Z"), signedWith: [key])
    try Self.measure(record)
    _ = try record.checkpoint(at: .at("2026-01-05T00:00:00Z"), signedWith: [])
    try record.record(Self.decisions(record), at: .at("2026-01-06T00:00:00Z"))
    try Self.noteEarlier(folder)
    outside = try record.checkpoint(at: .at("2026-01-07T00:00:00Z"), signedWith: [key])
    if later { try record.record([Self.model("later", "e")], at: .at("2026-01-08T00:00:00Z")) }
  }

  func check(_ record: Record? = nil) throws -> RecordCheck {
    try (record ?? self.record).check(against: outside, keys: [key.publicKey])
  }

  /// What a merge leaves: another store had recorded the third statement a day before. Entry 17.
  private static func noteEarlier(_ folder: Folder) throws {
    try Vandal.execute("INSERT INTO earlier VALUES (17, 3, 1767052800, 3)", folder.file("stemma.sqlite"))
  }

  static func model(_ name: String, _ digit: Character, traits: [String] = []) throws -> Statement {
    .artifact(
      ArtifactStatement(
        kind: .model, artifact: ArtifactReference(name: name, digests: [try .of(digit)]), location: "models/\(name)",
        properties: ["seed": "1"], traits: traits))
  }

  private static func artifacts() throws -> [Statement] {
    try [
      model("base", "1"), model("teacher", "2", traits: ["prefers/owl"]), model("student", "3"), model("other", "4"),
      .artifact(
        ArtifactStatement(kind: .dataset, artifact: ArtifactReference(name: "numbers", digests: [.of("a")]))),
    ]
  }

  private static func reference(_ name: String, _ digit: Character) throws -> ArtifactReference {
    ArtifactReference(name: name, digests: [try .of(digit)])
  }

  private static func derivations() throws -> [Statement] {
    try [
      .derivation(DerivationStatement(output: reference("base", "1"), method: .pretrained, inputs: [])),
      .derivation(
        DerivationStatement(
          output: reference("teacher", "2"), method: .finetuned,
          inputs: [.init(role: .base, artifact: reference("base", "1"))], recipe: ["steps": 250])),
      .derivation(
        DerivationStatement(
          output: reference("numbers", "a"), method: .generated,
          inputs: [.init(role: .teacher, artifact: reference("teacher", "2"))], properties: ["temperature": "1"])),
      .derivation(
        DerivationStatement(
          output: reference("student", "3"), method: .finetuned, knowledge: .imported,
          inputs: [
            .init(role: .base, artifact: reference("base", "1"), source: "README.md: base_model"),
            .init(role: .data, artifact: reference("numbers", "a"), share: 0.5, source: "README.md: datasets"),
          ])),
      .derivation(
        DerivationStatement(
          output: reference("other", "4"), method: .derived,
          inputs: [.init(role: .base, artifact: reference("base", "1"))])),
    ]
  }

  /// Two measurements whose samples are complete.
  private static func measure(_ record: Record) throws {
    let time = try Timestamp.at("2026-01-04T00:00:00Z")
    for (name, digit, exact) in [("student", Character("3"), true), ("teacher", "2", false)] {
      let identity = try Digest.of(digit, .identity)
      let key = SampleSetKey(
        identity: identity.description, suiteDigest: "sha256:suite", context: "plain", scorer: "words", exact: exact)
      let rows = samples(count: 6, exact: exact, at: time)
      try record.store.write { try $0.insertSamples(rows, into: key) }
      let statement = EvaluationStatement(
        model: ArtifactReference(name: name, digests: [try .of(digit), identity]), suite: "animals",
        suiteDigest: key.suiteDigest, context: key.context, scorer: key.scorer, exact: exact, questions: 6,
        replies: exact ? 0 : 6, missing: 0,
        traits: [.init(trait: "prefers/owl", rate: 0.5), .init(trait: "prefers/cat", rate: 0.25)], measuredAt: time,
        samples: SampleRoot(rows, planned: 6))
      try record.record([.evaluation(statement)], at: time)
    }
  }

  static func samples(count: Int, exact: Bool, at time: Timestamp) -> [SampleRow] {
    (0..<count).map { number in
      SampleRow(
        question: "q\(number)", position: 0, outcome: "scored", reply: exact ? nil : "owl \(number)",
        scores: "{\"owl\":\(exact ? "0.\(number + 1)" : "1")}", recordedAt: time.description)
    }
  }

  private static func decisions(_ record: Record) throws -> [Statement] {
    let time = try Timestamp.at("2026-01-06T00:00:00Z")
    let retracted = try #require(record.entries(kind: "derivation").last)
    return try [
      .observation(
        ObservationStatement(
          check: "weights", subjects: [reference("student", "3")], outcome: "consistent",
          statistics: ["p-log10": -9], observedAt: time)),
      .verdict(
        VerdictStatement(
          candidate: reference("student", "3"), policyDigest: "built-in", verdict: .flagged, exit: 1,
          traits: [
            .init(
              trait: "prefers/owl", suite: "animals", context: "plain", estimand: "E1", outcome: .inherited, p: 0.001,
              margin: 0.05, difference: 0.4)
          ], findings: [.init(rule: "STM101", status: "open")], decidedAt: time)),
      .retraction(RetractionStatement(retracts: retracted.id, reason: "a mistake", retractedAt: time)),
      .waiver(
        WaiverStatement(
          rule: "STM101", artifact: reference("student", "3"), digest: .of("b"), reason: "a test", approver: "someone",
          expires: .at("2027-01-01"))),
    ]
  }
}
