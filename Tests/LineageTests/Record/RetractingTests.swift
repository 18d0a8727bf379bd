import Store
import Testing

@testable import Lineage

@Suite("Retracting")
struct RetractingTests {
  private let record: Record
  private let folder: Folder
  private let student: Statement

  init() throws {
    folder = try Folder()
    record = Record(store: try Store(path: folder.file("s.sqlite"), access: .create))
    student = .derivation(
      DerivationStatement(
        output: ArtifactReference(name: "student"), method: .finetuned,
        inputs: [.init(role: .base, artifact: ArtifactReference(name: "base"))]))
    _ = try record.record(
      [
        .artifact(ArtifactStatement(kind: .model, artifact: ArtifactReference(name: "base"))),
        .artifact(ArtifactStatement(kind: .model, artifact: ArtifactReference(name: "student"))), student,
      ], at: .at("2026-01-01"))
  }

  private func parents() throws -> [String] {
    let graph = try record.graph()
    return graph.inputs(of: try graph.find("student")).map { graph[$0.from].name }
  }

  @Test("What is retracted no longer counts, is not retracted twice, and counts again when the retraction is retracted")
  func chain() throws {
    #expect(try parents() == ["base"])
    let id = String(student.id.prefix(8))
    #expect(
      try record.retract([id, student.id], reason: "r", at: .at("2026-01-02")).retracted.map(\.id) == [student.id])
    #expect(try parents() == [])
    let again = try record.retract([id], reason: "r", at: .at("2026-01-03"))
    #expect(again.retracted.isEmpty && again.unchanged.map(\.id) == [student.id])
    let retraction = try #require(try record.entries(kind: "retraction").first)
    _ = try record.retract([retraction.id], reason: "it was right", at: .at("2026-01-04"))
    #expect(try parents() == ["base"])
    #expect(try record.graph(asOf: .at("2026-01-03")).edges.isEmpty)
  }

  @Test(
    "What is no id, or the id of nothing, is refused, and nothing is recorded",
    arguments: ["", "1234567", "zzzzzzzz", String(repeating: "0", count: 64), String(repeating: "0", count: 65)])
  func refused(id: String) throws {
    let error = #expect(throws: InputError.self) {
      try record.retract([student.id, id], reason: "r", at: .at("2026-01-02"))
    }
    #expect(error?.message.contains(id) == true)
    #expect(try record.entries(kind: "retraction").isEmpty)
  }
}
