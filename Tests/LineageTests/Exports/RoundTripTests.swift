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
    "intoto": "intoto.jsonl",
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

  @Test("give the same graph", arguments: 0..<20)
  func sameGraph(seed: Int) throws {
    // An in-toto subject must have a digest, so that every other lineage is wholly pinned.
    let isPinned = seed.isMultiple(of: 2)
    let lineage = RandomLineage(seed: UInt64(seed), unpinned: isPinned ? 0 : 0.3)
    let folder = try Folder()
    let (record, graph) = try record(lineage, folder)
    let subject = try graph.find(lineage.last)
    let export = try LineageExport(of: subject, in: graph, from: record)
    let before = GraphContent(graph, from: subject).lines
    for (format, ending) in Self.endings where format != "intoto" || (isPinned && !export.derivations.isEmpty) {
      let document = try ExportFormats.named(format).document(export, context)
      let (outcome, copy) = try imported(document.text, ending)
      #expect(outcome.warnings.map(\.description) == [] && outcome.refused == [], "\(format)")
      let after = GraphContent(copy).lines
      #expect(before.filter { !after.contains($0) } == [], "lost by \(format)")
      #expect(after.filter { !before.contains($0) } == [], "added by \(format)")
      #expect(before.count == after.count, "\(format)")
    }
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
