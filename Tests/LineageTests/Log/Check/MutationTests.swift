import Foundation
import Store
import Testing

@testable import Lineage

@Suite("Whatever is done to the tables of a store is found")
struct MutationTests {
  @Test("1,000 random changes, deletions, insertions, exchanges and truncations are all found, and said where")
  func everyMutation() throws {
    let proven = try ProvenRecord()
    #expect(try proven.check().isSound)
    proven.record.store.close()
    let original = try Data(contentsOf: URL(fileURLWithPath: proven.folder.file("stemma.sqlite")))
    var vandal = Vandal(seed: 20_260_131)
    var tables: Set<String> = []
    for number in 0..<1000 {
      let path = proven.folder.file("\(number).sqlite")
      try original.write(to: URL(fileURLWithPath: path))
      let deed = try vandal.strike(path)
      tables.insert(deed.table)
      let check = try proven.check(Record(store: try Store(path: path, access: .readOnly)))
      let failed = check.findings.filter { $0.status == .failed }
      #expect(failed.contains { Self.saysWhere($0.detail, deed.table) }, "\(number): \(deed): \(failed.map(\.detail))")
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(
      tables.isSuperset(of: [
        "statement", "recording", "earlier", "version", "input", "fact", "sample", "checkpoint", "log",
      ]))
  }

  /// A number, or the name of what is concerned.
  private static func saysWhere(_ words: String, _ table: String) -> Bool {
    words.contains(where: \.isNumber) || words.contains(table)
  }
}
