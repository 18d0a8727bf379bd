import FoundationEssentials
import Lineage
import Testing

/// So many statements that indexes are taken away meanwhile.
@Suite("kill -9 while a store is imported, merged and made anew", .serialized)
struct KilledBulkTests {
  private static let rows = 11_000
  private static let importing = ["lineage", "import", "edges.csv", "--map", "child=child,parent=parent,method=method"]
  private static let question = ["lineage", "ancestors", "one-10999", "--format", "json"]

  /// Models that each start from one of a quarter before.
  private static func edges(_ name: String) -> String {
    let lines = (1..<rows).map { "\(name)-\($0),\(name)-\(($0 - 1) / 4),finetuned\n" }
    return "child,parent,method\n" + lines.joined()
  }

  private static func project(_ name: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("version: 1\n", to: "stemma.yaml")
    try scratch.write("version: 1\nartifacts: [{model: known}]\n", to: "known.yaml")
    try scratch.write(edges(name), to: "edges.csv")
    expect(try scratch.stemma("lineage", "record", "known.yaml"), exits: 0)
    return scratch
  }

  /// Projects with one of the two lineages each.
  private static let imported = Result {
    try ["one", "two"].map { name in
      let scratch = try project(name)
      expect(try scratch.stemma(importing), exits: 0)
      return scratch
    }
  }

  private static func copy(of scratch: Scratch) throws -> Scratch {
    let copy = try Scratch()
    for file in ["stemma.yaml", "stemma.sqlite"] { try copy.write(try scratch.bytes(file), to: file) }
    return copy
  }

  /// Kills `words` at some moments of copies of a project: afterwards the store is as before or as after, and the next
  /// run completes.
  private static func kill(_ words: [String], seed: UInt64, _ project: () throws -> Scratch) throws {
    let calm = try project()
    let before = try StoreContent(calm.path("stemma.sqlite"))
    let undisturbed = try calm.stemma(words)
    expect(undisturbed, exits: 0)
    let (whole, answer) = (try StoreContent(calm.path("stemma.sqlite")), try calm.stemma(question).output)
    var kills = 0
    for share in Moments.shares(4, seed: seed) {
      let scratch = try project()
      let killed = try scratch.stemma(words) { $0.killAfter = share * undisturbed.seconds }
      if killed.end == .killed(9) { kills += 1 }
      let after = try StoreContent(scratch.path("stemma.sqlite"))
      #expect(after == before || after == whole, "killed after \(share): \(after.statements.count) statements")
      if killed.status == 0 { #expect(after == whole, "acknowledged and lost") }
      expect(try scratch.stemma(words), exits: 0)
      #expect(try StoreContent(scratch.path("stemma.sqlite")) == whole)
      #expect(try scratch.stemma(question).output == answer)
    }
    #expect(kills > 0, "every run ended before its moment came")
  }

  @Test("An import is there as a whole or not at all")
  func importing() throws {
    try Self.kill(Self.importing, seed: 4) { try Self.project("one") }
  }

  @Test("A merge is there as a whole or not at all")
  func merging() throws {
    let stores = try Self.imported.get()
    try Self.kill(["lineage", "merge", stores[1].path("stemma.sqlite")], seed: 5) { try Self.copy(of: stores[0]) }
  }

  @Test("An index that is being made anew answers as before")
  func rebuilding() throws {
    let store = try Self.imported.get()[0]
    let expected = try store.stemma(Self.question).output
    try Self.kill(["lineage", "rebuild"], seed: 6) { try Self.copy(of: store) }
    let copy = try Self.copy(of: store)
    _ = try copy.stemma("lineage", "rebuild") { $0.killAfter = 0.5 }
    #expect(try copy.stemma(Self.question).output == expected)
  }
}
