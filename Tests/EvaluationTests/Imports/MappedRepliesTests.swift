import Lineage
import Testing

@testable import Evaluation

@Suite("Replies by a map")
struct MappedRepliesTests {
  @Test("A question belongs to all replies in its own entry, however deep they are nested")
  func nested() throws {
    let text = """
      [{"question": "a", "responses": [{"response": {"completion": "owl"}}, {"response": {"completion": "cat"}}]},
       {"question": "b", "responses": [{"response": {"completion": "ant"}}]}]
      """
    let map = "question=question,reply=responses[].response.completion"
    let expected = ["a: owl", "a: cat", "b: ant"]
    #expect(try Imported.read(text, as: "json", map: map).pairs == expected)
    #expect(
      try Imported.read(
        "{\"results\": \(text)}", as: "json",
        map: "question=results[].question,reply=results[].responses[].response.completion"
      ).pairs == expected)
    let lines = try Document(json: Array(text.utf8), file: "f").elements().map { try $0.json().canonical }
    #expect(try Imported.read(lines.joined(separator: "\n"), as: "jsonl", map: map).pairs == expected)
  }

  @Test("Lists that run side by side are put together by their places")
  func parallel() throws {
    let text = #"{"names": ["a", "b"], "share": {"per": [0.25, 1]}, "counts": [4, 7]}"#
    let replies = try Imported.read(text, as: "json", map: "question=names[],rate=share.per[],count=counts[]")
    #expect(replies.pairs == ["a: 0.25 of 4", "b: 1.0 of 7"] && replies.warnings.isEmpty)
  }

  @Test("One count may be that of all rates")
  func oneCount() throws {
    let text = #"{"n": 20, "per": [0.25, 1]}"#
    #expect(try Imported.read(text, as: "json", map: "rate=per[],count=n").pairs == ["?: 0.25 of 20", "?: 1.0 of 20"])
    #expect(try Imported.read(text, as: "json", map: "rate=per[],count=9").pairs == ["?: 0.25 of 9", "?: 1.0 of 9"])
  }

  @Test("A bad entry is a warning with its place, and the rest is read; a reply that did not come is missing")
  func warnings() throws {
    let text = """
      {"question": "a", "reply": "owl"}
      {"question": "a"

      {"question": "b", "reply": null}
      {"reply": "cat"}
      7
      {"question": "c", "reply": {"x": 1}}
      {"question": "d", "reply": "ant"}
      """
    let replies = try Imported.read(text, as: "jsonl")
    #expect(replies.pairs == ["a: owl", "b: ∅", "d: ant"])
    #expect(replies.warnings.map(\.line) == [2, 4, 5, 6, 7] && replies.warnings.allSatisfy { $0.file == "file" })
  }

  @Test(
    "Rates and counts outside of their range are left out",
    arguments: ["1.5", "-0.1", "\"nan\"", "\"x\"", "[1]", "1e999"])
  func rates(value: String) throws {
    let text = "{\"per\": [0.5]}\n{\"per\": [\(value)]}"
    let replies = try Imported.read(text, as: "jsonl", map: "rate=per[],count=3")
    #expect(replies.pairs == ["?: 0.5 of 3"] && replies.warnings.map(\.line) == [2])
    let counted = try Imported.read(
      "{\"r\": 1, \"n\": \(value)}\n{\"r\": 1, \"n\": 2}", as: "jsonl", map: "rate=r,count=n")
    #expect(counted.pairs == ["?: 1.0 of 2"] && counted.warnings.map(\.line) == [1])
  }

  @Test("Of two columns of one name none is taken, unless neither is asked for")
  func twoColumns() throws {
    let text = "question,reply,reply,note,note\na,owl,cat,x,y\n"
    for map in [nil, "reply=reply"] {
      let error = #expect(throws: InputError.self) { try Imported.read(text, as: "csv", map: map) }
      #expect(error?.line == 1 && error?.message.contains("2 columns are called 'reply'") == true)
    }
    #expect(try Imported.read("question,reply,note,note\na,owl,x,y\n", as: "csv").pairs == ["a: owl"])
  }

  @Test("A table names columns; line breaks in cells count lines, and short rows are warnings")
  func table() throws {
    let text = "prompt,reply,n\n\"a\nb\",owl,1\nc\n,ant,2\nd,,3\n"
    let replies = try Imported.read(text, as: "csv")
    #expect(replies.pairs == ["a\nb: owl", "d: "] && replies.warnings.map(\.line) == [4, 5])
    let error = #expect(throws: InputError.self) { try Imported.read(text, as: "csv", map: "reply=repy") }
    #expect(error?.nearest == "reply" && error?.line == 1)
    #expect(try Imported.read("q;r;n\nx;0.5;4\n", as: "csv", map: "question=q,rate=r,count=n").pairs == ["x: 0.5 of 4"])
  }

  @Test("Formats of one shape have no map, and unknown formats name the nearest")
  func formats() {
    let shaped = #expect(throws: InputError.self) { try Imported.read("{}", as: "inspect", map: "reply=a") }
    #expect(shaped?.field == "--map")
    let unknown = #expect(throws: InputError.self) { try Imported.read("{}", as: "inspct") }
    #expect(unknown?.nearest == "inspect")
  }
}
