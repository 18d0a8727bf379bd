import Evaluation
import FoundationEssentials
import Gate
import Lineage
import Store
import Testing

@Suite("Recording imported evaluations")
struct ImportedEvaluationTests {
  private let suite = Evaluation.Suite(
    id: "animals", traitNames: .template("prefers/{answer}"), answers: ["owl"],
    questions: [Evaluation.Suite.Question(id: "a", text: "a"), Evaluation.Suite.Question(id: "b", text: "b")])

  private var measurement: Measurement {
    let questions = zip(["a", "b"], [0.25, 0.75]).map { id, rate in
      Measurement.Question(id: id, scored: 4, rates: [rate], low: [rate], high: [rate], mass: nil)
    }
    return Measurement(
      model: "hosted", identity: "", suite: "animals", suiteDigest: "sha256:" + String(repeating: "0", count: 64),
      context: "imported", scorer: "word", exact: false, answers: ["owl"], questions: questions,
      measuredAt: "2026-01-31T12:00:00Z")
  }

  private func withRecord(_ body: (Record) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/stemma-gate-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(Record(store: Store(path: folder + "/s.sqlite", access: .create)))
  }

  @Test("An unknown model is recorded by its name alone, once")
  func unknown() throws {
    try withRecord { record in
      let imports = ImportedEvaluation(record: record)
      #expect(try !imports.record(measurement, suite, of: "hosted"))
      #expect(try imports.record(measurement, suite, of: "hosted"))
      #expect(try record.entries(kind: "artifact").count == 1)
      let entries = try record.evaluations(of: "hosted")
      #expect(entries.count == 1)
      guard case .evaluation(let evaluation)? = entries.first?.statement else { return #expect(Bool(false)) }
      #expect(evaluation.model.digests.isEmpty && evaluation.questions == 2 && evaluation.replies == 8)
      #expect(evaluation.traits.first?.rate == 0.5 && evaluation.traits.first?.interval == .tCluster)
    }
  }

  @Test("A known model is referred to with its digests; a digest that no version has is refused")
  func known() throws {
    try withRecord { record in
      let digest = try #require(Digest("sha256:" + String(repeating: "ab", count: 32)))
      let model = ArtifactReference(name: "hosted", digests: [digest])
      let time = try Timestamp(checking: "2026-01-31")
      _ = try record.record([.artifact(ArtifactStatement(kind: .model, artifact: model))], at: time)
      let imports = ImportedEvaluation(record: record)
      #expect(try imports.record(measurement, suite, of: "hosted"))
      guard case .evaluation(let evaluation)? = try record.evaluations(of: "hosted").first?.statement else {
        return #expect(Bool(false))
      }
      #expect(evaluation.model == model)
      #expect(throws: InputError.self) { try imports.record(measurement, suite, of: "hosted@sha256:ffff") }
    }
  }
}
