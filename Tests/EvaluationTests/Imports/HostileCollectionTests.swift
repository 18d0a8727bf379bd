import Lineage
import Testing

@testable import Evaluation

@Suite("Hostile files of replies")
struct HostileCollectionTests {
  @Test("Lists of millions of values and cells are refused before they are built")
  func sizes() throws {
    let many = String(repeating: "0,", count: CollectedFile.maximumValues + 1)
    let cells = String(repeating: "0,", count: CollectedFile.maximumCells + 1)
    for (text, format) in [("[\(many)0]", "json"), (cells, "csv")] {
      let error = #expect(throws: InputError.self) { try Imported.read(text, as: format, map: "reply=a") }
      #expect(error?.message.contains("divide the file") == true)
    }
    let lines = try Imported.read("[\(many)0]\n{\"reply\": \"owl\"}", as: "jsonl")
    #expect(lines.pairs == ["?: owl"] && lines.warnings.map(\.line) == [1])
  }

  @Test("Of a file of another kind the first warnings are kept and the rest are counted")
  func warnings() throws {
    let replies = try Imported.read(String(repeating: "x\n", count: 5_000), as: "jsonl")
    #expect(replies.warnings.count == CollectedReplies.maximumWarnings && replies.moreWarnings == 4_000)
  }

  @Test("Too many questions are refused with what to do")
  func questions() throws {
    let text = "question,reply\n" + (0...ReplyImport.maximumQuestions).map { "\($0),owl\n" }.joined()
    let error = #expect(throws: InputError.self) { try Imported.measure(text, as: "csv") }
    #expect(error?.message.contains("divide the file") == true)
  }

  @Test("Commas and brackets in texts are no values")
  func counts() {
    let text = Array(#"{"a": "x,[{\",", "b": [1, 2, {}]}"#.utf8)
    #expect(JSONSize.values(text[...]) == 7)
    #expect(JSONSize.separators(Array("a,b\n\"x,\ny\",2\n".utf8)) == 5)
  }

  @Test("No format traps on damaged files", arguments: ReplyReaders.all.map(\.format))
  func damaged(format: String) {
    let whole = Array(
      """
      {"samples": [{"id": 1, "input": "x", "output": {"choices": [{"message": {"content": "owl"}}], "completion": "y"}}],
       "results": {"results": [{"prompt": {"raw": "a"}, "response": {"output": "b"}}]}, "question": "q", "position": 0,
       "reply": "owl", "doc_id": 3, "resps": [["owl"]], "arguments": [["p"]]}
      """.utf8.filter { $0 != UInt8(ascii: "\n") })
    var random = Seeded(state: 7)
    var read = 0
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = Array("[]{},:\"0a\n\\-".utf8)[random.below(12)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("[]{},:\"9\n".utf8)[random.below(9)], at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if (try? Imported.measure(text, as: format)) != nil { read += 1 }
    }
    // A table of such bytes has no column with replies; all other formats read what was damaged elsewhere.
    #expect(format == "csv" || read > 100, "\(read)")
  }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
private struct Seeded {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
