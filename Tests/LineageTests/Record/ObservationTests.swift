import Lineage
import Testing

@Suite("Observations in the record")
struct ObservationTests {
  private let folder: Folder
  private let record: Record
  private let time: Timestamp

  init() throws {
    folder = try Folder()
    record = try folder.record()
    time = try .at("2026-01-31T12:00:00Z")
  }

  private func observation(_ outcome: String) throws -> Statement {
    let subjects = [ArtifactReference(name: "student", digests: [try .of("a")]), ArtifactReference(name: "base")]
    return .observation(
      ObservationStatement(
        check: "weights", subjects: subjects, outcome: outcome, statistics: ["p-log10": -20.5],
        assumptions: ["independent initialisation"], observedAt: time))
  }

  private func retraction(of id: String) -> Statement {
    .retraction(RetractionStatement(retracts: id, reason: "measured on the wrong files", retractedAt: time))
  }

  @Test("They come back as they were recorded, in the order of the log")
  func order() throws {
    let statements = [try observation("shared-base"), try observation("independent")]
    try record.record(statements, at: time)
    let found = try record.observations()
    #expect(found.map(\.outcome) == ["shared-base", "independent"])
    #expect(found.map(\.statement) == statements.map(\.id))
    let first = try #require(found.first)
    #expect(first.check == "weights" && first.statistics == ["p-log10": -20.5])
    #expect(first.subjects.map(\.name) == ["student", "base"] && first.recordedAt == time.description)
    #expect(first.assumptions == ["independent initialisation"] && first.observedAt == time)
  }

  @Test("A retracted one no longer counts, and counts again when its retraction is retracted")
  func retracted() throws {
    let statement = try observation("independent")
    let first = retraction(of: statement.id)
    try record.record([statement, first], at: time)
    #expect(try record.observations().isEmpty)
    try record.record([retraction(of: first.id)], at: .at("2026-02-01T00:00:00Z"))
    #expect(try record.observations().count == 1)
    #expect(try record.observations(asOf: time).isEmpty)
  }

  @Test("Of a moment before it was recorded there is none")
  func asOf() throws {
    try record.record([try observation("independent")], at: time)
    #expect(try record.observations(asOf: .at("2026-01-30")).isEmpty)
    #expect(try record.observations(asOf: time).count == 1)
  }

  @Test("A reference means the versions that share a digest with it, and without digests all of them")
  func references() throws {
    let versions = try ["a", "b"].map { digit in
      Statement.artifact(
        ArtifactStatement(
          kind: .model, artifact: ArtifactReference(name: "m", digests: [try .of(Character(digit))])))
    }
    try record.record(versions, at: time)
    let graph = try record.graph()
    #expect(graph.nodes(ArtifactReference(name: "m")).count == 2)
    #expect(graph.nodes(ArtifactReference(name: "m", digests: [try .of("b")])) == [try #require(graph.newest("m"))])
    #expect(graph.nodes(ArtifactReference(name: "m", digests: [try .of("c")])).isEmpty)
    #expect(graph.nodes(ArtifactReference(name: "other")).isEmpty)
  }
}
