import Lineage
import Testing

/// Export, then import into an empty store: the same graph, for every format that can hold it all.
@Suite("Export and import")
struct RoundTripTests {
  private let time: Timestamp
  private let context: ExportContext

  init() throws {
    time = try .at("2026-01-31T12:00:00Z")
    context = ExportContext(time: try .at("2026-02-01T00:00:00Z"), version: "1.2.3")
  }

  static let endings = [
    "json": "json", "cyclonedx": "cdx.json", "spdx": "jsonld", "prov": "json", "openlineage": "jsonl",
  ]

  private func record(_ lineage: RandomLineage, _ folder: Folder) throws -> (Record, LineageGraph) {
    let record = try folder.record()
    try record.record(lineage.statements, at: time)
    return (record, try record.graph())
  }

  private func imported(_ text: String, _ ending: String) throws -> (outcome: Import.Outcome, graph: LineageGraph) {
    let folder = try Folder()
    let path = try folder.write(text, to: "exported." + ending)
    let record = try folder.record()
    var run = Import(into: record)
    let outcome = try run.run([path], at: time)
    return (outcome, try record.graph())
  }

  @Test("give the same graph", arguments: endings.keys.sorted(), 0..<40)
  func sameGraph(format: String, seed: Int) throws {
    let lineage = RandomLineage(seed: UInt64(seed), unpinned: format == "intoto" ? 0 : 0.2)
    let folder = try Folder()
    let (record, graph) = try record(lineage, folder)
    let subject = try graph.find(lineage.last)
    let export = try LineageExport(of: subject, in: graph, from: record)
    let document = try ExportFormats.named(format).document(export, context)
    let (outcome, copy) = try imported(document.text, #require(Self.endings[format]))
    #expect(outcome.warnings.map(\.description) == [] && outcome.refused == [])
    let (before, after) = (GraphContent(graph, from: subject).lines, GraphContent(copy).lines)
    #expect(before.filter { !after.contains($0) } == [], "lost")
    #expect(after.filter { !before.contains($0) } == [], "added")
    #expect(before.count == after.count)
  }

  @Test("The same record gives the same bytes", arguments: ExportFormats.words)
  func deterministic(format: String) throws {
    let folder = try Folder()
    let (record, graph) = try record(RandomLineage(seed: 5, count: 20), folder)
    let subject = try graph.find(RandomLineage(seed: 5, count: 20).last)
    let texts = try (0..<3).map { _ in
      let export = try LineageExport(of: subject, in: record.graph(), from: record)
      return try ExportFormats.named(format).document(export, context).text
    }
    #expect(Set(texts).count == 1)
  }
}
