import Testing

@testable import Lineage

@Suite("Tables of separated values")
struct SeparatedTextTests {
  private func table(_ text: String) throws -> SeparatedText { try SeparatedText(text, file: "a.csv") }

  @Test("Quotation marks keep separators, line breaks and themselves")
  func quoted() throws {
    let table = try table("id, base \n\"a,b\",\"say \"\"x\"\"\"\n\"two\nlines\",c\n")
    #expect(table.columns == ["id", "base"])
    #expect(table.rows.map(\.fields) == [["a,b", "say \"x\""], ["two\nlines", "c"]])
    #expect(table.rows.map(\.line) == [2, 3])
  }

  @Test("Tabs and semicolons separate too, and the ends of lines of all systems count", arguments: ["\t", ";", ","])
  func separators(separator: String) throws {
    let rows = ["id\(separator)base", "a\(separator)b", "", "c\(separator)"]
    for end in ["\n", "\r\n", "\r"] {
      let table = try table(rows.joined(separator: end) + end)
      #expect(table.rows.map(\.fields) == [["a", "b"], ["c", ""]])
      #expect(table.rows.map(\.line) == [2, 4])
    }
  }

  @Test("A last line without an end counts, and one of separators only does not")
  func ends() throws {
    #expect(try table("a,b\n1,2").rows.map(\.fields) == [["1", "2"]])
    #expect(try table("a,b\n,\n").rows.isEmpty)
  }

  @Test("A quotation mark that is not closed is an error that says where it was opened")
  func open() throws {
    let error = try #require(throws: InputError.self) { try table("a\n1\n\"x\n\n") }
    #expect(error.line == 3)
    #expect(throws: InputError.self) { try table("") }
  }

  @Test("What is written reads back, whatever it holds")
  func roundTrip() throws {
    var random = SplitMix(seed: 3)
    let pieces = ["a", ",", "\"", "\n", " ", "é", ";", "\t", "x"]
    for _ in 0..<300 {
      let rows = (0..<1 + random.below(5)).map { _ in
        (0..<3).map { _ in "z" + (0..<random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined() }
      }
      let text = ([["c1", "c2", "c3"]] + rows).map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }.joined(separator: "\n")
      #expect(try table(text).rows.map(\.fields) == rows)
    }
  }
}
