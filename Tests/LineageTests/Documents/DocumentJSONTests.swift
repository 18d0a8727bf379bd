import Testing

@testable import Lineage

@Suite("Documents from JSON")
struct DocumentJSONTests {
  private func document(_ text: String, linesBefore: Int = 0) throws -> Document {
    try Document(json: Array(text.utf8), file: "a.json", linesBefore: linesBefore)
  }

  @Test("Values keep their types: a text of digits is no number, and null is absent")
  func types() throws {
    let root = try document(#"{"a": "12", "b": 12, "c": null, "d": [true, 1.5], "e": "null", "f": "yes"}"#)
    #expect(try root.required("a").json() == .string("12"))
    #expect(try root.required("b").integer(in: 0...20) == 12)
    #expect(root["c"] == nil)
    #expect(try document(#"[null, {"x": null}]"#).json() == [.null, ["x": .null]])
    #expect(try root.required("d").elements()[0].boolean())
    #expect(try root.required("d").elements()[1].number() == 1.5)
    #expect(try root.required("e").string() == "null")
    #expect(try root.required("f").json() == .string("yes"))
  }

  @Test("An error says line, column and field of a nested value, tabs and a byte order mark notwithstanding")
  func places() throws {
    let root = try document("\u{FEFF}{\n\t\"a\": [1, {\"x\": 2}],\n\t\"b.c\": {\"d\": [0, \"no\"]}\n}")
    let value = try root.required("b.c").required("d").elements()[1]
    let error = value.error("wrong")
    #expect(error.line == 3)
    #expect(error.column == 19)
    #expect(error.field == "b.c.d.1")
    #expect(try document("{\"a\": 1}", linesBefore: 6).required("a").error("x").line == 7)
  }

  @Test(
    "What is not strict JSON is refused with its place",
    arguments: ["{\"a\": 1, \"a\": 2}", "{", "[1,]", "", "{'a': 1}"])
  func refused(text: String) {
    #expect(throws: InputError.self) { try document(text) }
  }
}
