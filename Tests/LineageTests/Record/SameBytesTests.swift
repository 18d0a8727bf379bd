import Lineage
import Testing

@Suite("The same bytes under another name")
struct SameBytesTests {
  private let record: Record
  private let folder: Folder
  private let time: Timestamp
  private let bytes: Digest

  init() throws {
    folder = try Folder()
    record = try folder.record()
    time = try .at("2026-01-31")
    bytes = try #require(Digest(scheme: .sha256, hex: String(repeating: "a", count: 64)))
  }

  private func artifact(_ kind: ArtifactKind, _ name: String, _ digests: [Digest] = []) -> Statement {
    .artifact(ArtifactStatement(kind: kind, artifact: ArtifactReference(name: name, digests: digests)))
  }

  private func made(_ output: String, _ method: DerivationMethod, _ role: InputRole, _ input: ArtifactReference)
    -> Statement
  {
    .derivation(
      DerivationStatement(
        output: ArtifactReference(name: output, digests: output == "laundered" ? [bytes] : []), method: method,
        inputs: [.init(role: role, artifact: input)]))
  }

  @Test("A dataset that is recorded again as somebody else's keeps its teacher")
  func datasetKeepsItsTeacher() throws {
    try record.record(
      [
        artifact(.model, "teacher"), artifact(.model, "base"), artifact(.dataset, "numbers", [bytes]),
        .derivation(
          DerivationStatement(
            output: ArtifactReference(name: "numbers", digests: [bytes]), method: .generated,
            inputs: [.init(role: .teacher, artifact: ArtifactReference(name: "teacher"))])),
        artifact(.dataset, "laundered", [bytes]), made("laundered", .generated, .teacher, .init(name: "base")),
      ], at: time)
    let graph = try record.graph()
    let names = graph.answer(ancestorsOf: [try graph.find("laundered")], via: .data).map(\.node.name)
    #expect(names == ["base", "numbers", "teacher"])
    let edge = try #require(graph.describedPaths(from: graph.find("numbers"), to: graph.find("laundered")).first?.first)
    #expect(edge.edge == "same bytes as (data)")
    #expect(edge.known == .verified)
  }

  @Test("A copy that is recorded as derived from its original gains no second edge")
  func declaredCopy() throws {
    try record.record(
      [
        artifact(.model, "original", [bytes]), artifact(.model, "laundered", [bytes]),
        made("laundered", .derived, .base, ArtifactReference(name: "original", digests: [bytes])),
      ], at: time)
    #expect(try record.graph().edges.count == 1)
  }

  @Test("A shared architecture is no shared origin")
  func architecture() throws {
    let same = try #require(Digest(scheme: .architecture, hex: String(repeating: "b", count: 64)))
    try record.record([artifact(.model, "a", [same]), artifact(.model, "b", [same])], at: time)
    #expect(try record.graph().edges.isEmpty)
  }
}
