import FoundationEssentials
import Store
import Testing

@testable import Lineage

@Suite("A store in which somebody has changed values")
struct TamperedStoreTests {
  /// A store with everything in it, as bytes, and what is asked of it.
  private struct Original {
    let bytes: Data
    let checkpoint: SignedCheckpoint
    let statement: String
    let sound: ProvenRecord

    init() throws {
      let proven = try ProvenRecord(later: true)
      sound = try ProvenRecord()
      statement = try #require(try proven.record.entries().last?.id)
      checkpoint = proven.outside
      proven.record.store.close()
      bytes = try Data(contentsOf: URL(filePath: proven.folder.file("stemma.sqlite")))
    }
  }

  @Test(
    "Every question ends in an answer or in an error that says what is damaged, two hundred times", arguments: 0..<8)
  func questions(part: Int) throws {
    let original = try Original()
    var (answers, errors) = (0, 0)
    for seed in 25 * part..<25 * (part + 1) {
      var tamperer = Tamperer(seed: UInt64(seed))
      let folder = try Folder()
      let path = folder.file("stemma.sqlite")
      try original.bytes.write(to: URL(filePath: path))
      let deeds = try tamperer.strike(path)
      for (question, ask) in try Self.all(original) {
        do {
          try ask(Record(store: try Store(path: path, access: .readWrite)))
          answers += 1
        } catch  where error is StoreError || error is InputError {
          errors += 1
        } catch {
          Issue.record("seed \(seed), \(deeds): \(question): \(error)")
        }
      }
    }
    #expect(answers > 100 && errors > 30, "\(answers) answers, \(errors) errors: too little was tried")
  }

  private typealias Question = (word: String, ask: (Record) throws -> Void)

  private static func all(_ original: Original) throws -> [Question] {
    let (early, late) = (try Timestamp.at("2026-01-04"), try Timestamp.at("2026-03-01"))
    return [
      ("entries", { _ = try $0.entries() }), ("entry", { _ = try $0.entry(id: original.statement) }),
      ("evaluations", { _ = try ($0.evaluations(of: "student"), $0.verdicts(on: "student")) }),
      ("observations", { _ = try ($0.observations(), $0.observations(asOf: early)) }),
      ("graph", { try use($0.graph()) }), ("graph as of a day", { try use($0.graph(asOf: early)) }),
      ("check", { _ = try $0.check(against: original.checkpoint) }),
      ("checkpoint", { _ = try $0.checkpoint(at: late, signedWith: []) }),
      ("proof", { _ = try ($0.prove("student"), $0.proveConsistency(from: original.checkpoint)) }),
      ("record", { try $0.record([ProvenRecord.model("new", "f"), ProvenRecord.model("student", "e")], at: late) }),
      ("derive", { try $0.record([derivation()], at: late) }),
      ("merge from", { damaged in _ = try Folder().record().merge(from: damaged.store) }),
      ("merge into", { damaged in _ = try damaged.merge(from: original.sound.record.store) }),
      (
        "samples",
        { try $0.store.read { store in for key in try store.sampleSets() { _ = try store.samples(of: key) } } }
      ),
      // Last, because it mends.
      ("rebuild", { try $0.rebuild() }),
    ]
  }

  private static func use(_ graph: LineageGraph) {
    for node in graph.nodes.indices {
      _ = (graph.ancestors(of: [node]).count, graph.descendants(of: [node]).count, graph[node].properties)
    }
  }

  private static func derivation() -> Statement {
    .derivation(
      DerivationStatement(
        output: ArtifactReference(name: "base"), method: .derived,
        inputs: [.init(role: .base, artifact: ArtifactReference(name: "student"))]))
  }
}
