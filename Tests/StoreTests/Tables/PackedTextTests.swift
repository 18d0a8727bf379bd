import GRDB
import Testing

@testable import Store

@Suite("How statements lie in their table")
struct PackedTextTests {
  /// What a store's own SQL makes of a packed form.
  private static func unpacked(_ packed: [UInt8]) throws -> String? {
    try DatabaseQueue().read { database in
      let sql = "SELECT \(PackedText.unpacking("?"))"
      return try String.fetchOne(database, sql: sql, arguments: [String(decoding: packed, as: UTF8.self)])
    }
  }

  @Test("The pieces are those of the file format")
  func format() throws {
    let packed = "{\u{1}0f\u{2}a\"},\u{5}merged\u{3}1e\u{2}b\u{4}{\"location\":\"c\u{6}"
    let text =
      #"{"artifact":{"digests":["sha256:0f"],"name":"a"},"known":"declared","method":"merged","output":{"digests":"#
      + #"["sha256:1e"],"name":"b"},"schema":"stemma/derivation/1"}{"location":"c","schema":"stemma/artifact/1"}"#
    #expect(PackedText.packed(Array(text.utf8)) == Array(packed.utf8))
    #expect(try Self.unpacked(Array(packed.utf8)) == text)
  }

  @Test("Packing loses nothing, whether by this program or by the migration's SQL, of any mixture of pieces")
  func lossless() throws {
    var dice = Dice(state: 5)
    let parts = PackedText.pieces.map { "\($0)" } + ["\"", "\\\"", "ü", "x", "{", "", "],\"name"]
    try DatabaseQueue().read { database in
      let unpack = try database.makeStatement(sql: "SELECT \(PackedText.unpacking("?"))")
      let both = try database.makeStatement(sql: "SELECT \(PackedText.unpacking(PackedText.packing("?")))")
      for _ in 0..<2_000 {
        let text = (0..<dice.below(9)).map { _ in
          String(parts[dice.below(parts.count)].prefix(dice.below(3) == 0 ? dice.below(20) : .max))
        }.joined()
        let packed = PackedText.packed(Array(text.utf8))
        #expect(packed.count <= text.utf8.count)
        #expect(try String.fetchOne(unpack, arguments: [String(decoding: packed, as: UTF8.self)]) == text)
        #expect(try String.fetchOne(both, arguments: [text]) == text)
      }
    }
  }

  @Test("What is not packed JSON is refused by the table")
  func constraint() throws {
    let folder = try Folder()
    let store = try Store(path: folder.file("a.sqlite"), access: .create)
    func insert(_ packed: String) throws {
      try store.write {
        try $0.database.execute(
          sql: "INSERT INTO statement (id, kind, packed) VALUES (randomblob(32), 0, ?)", arguments: [packed])
      }
    }
    try insert("{\u{1}0f\u{2}a\"}}")
    for wrong in ["{\u{1}0f\u{2}a\"}", "{\"a\":\"\u{7}\"}", "\u{1}"] {
      #expect(throws: StoreError.self) { try insert(wrong) }
    }
  }
}

/// The same numbers in every run.
private struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
