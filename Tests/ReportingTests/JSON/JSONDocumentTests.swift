import Lineage
import Reporting
import Testing

@Suite struct JSONDocumentTests {
  @Test func `Members are sorted and indented, and a newline ends the document`() {
    let value = JSONValue.members(["b": 1, "a": [], "c": nil, "d": .object(["x": "y"])])
    #expect(value.document == "{\n  \"a\": [],\n  \"b\": 1,\n  \"d\": {\n    \"x\": \"y\"\n  }\n}\n")
  }

  @Test(arguments: [
    ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\u{1B}[0m", "\"\\u001b[0m\""), ("\u{202E}", "\"\\u202e\""),
    ("\u{E0041}", "\"\\udb40\\udc41\""), ("Ü🦉/", "\"Ü🦉/\""), ("\u{0}", "\"\\u0000\""), ("a\nb", "\"a\\nb\""),
    ("\u{7F}\u{85}\u{2028}", "\"\\u007f\\u0085\\u2028\""),
  ])
  func `Strings keep their content, hidden characters as numbers`(text: String, json: String) {
    #expect(JSONValue.string(text).document == json + "\n")
  }
}
