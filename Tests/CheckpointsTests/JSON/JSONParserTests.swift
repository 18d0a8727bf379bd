import Testing

@testable import Checkpoints

@Suite("The JSON parser")
struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONTree {
    try Array(text.utf8).withUnsafeBytes { try JSONParser.parse($0) }
  }

  @Test("reads every kind of value")
  func values() throws {
    let value = try parse(" {\"a\" : [ 1, -2.5e+3, true, false, null ], \"b\":{}, \"\":\"\" }\n")
    #expect(value["a"] == .array([.number("1"), .number("-2.5e+3"), .bool(true), .bool(false), .null]))
    #expect(value["a"]?.array?[1].double == -2500)
    #expect(value["a"]?.array?[0].integer == 1)
    #expect(value["b"] == .object([]))
    #expect(value[""] == .string(""))
    #expect(value["c"] == nil)
  }

  @Test(
    "reads escapes",
    arguments: [
      (#""\n\t\r\b\f\"\\\/""#, "\n\t\r\u{8}\u{c}\"\\/"), (#""\u0041\u00e4é""#, "Aäé"), (#""\ud83e\udd89""#, "🦉"),
    ])
  func escapes(text: String, expected: String) throws {
    #expect(try parse(text) == .string(expected))
  }

  @Test("numbers that are not whole or do not fit are not integers", arguments: ["1.0", "1e3", "9223372036854775808"])
  func integers(text: String) throws {
    #expect(try parse(text).integer == nil)
    #expect(try parse(text).double != nil)
  }

  @Test(
    "refuses what is not JSON, at its place",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{\"a\":1,}", 7), ("tru", 0), ("01", 1),
      ("1.", 2), ("-", 1), ("1e", 2), ("\"a", 2), ("\"a\nb\"", 2), (#""\x""#, 3), (#""\ud83e""#, 7),
      (#""\ud83e\u0041""#, 13), (#""\u12g4""#, 5), ("{} {}", 3), ("{\"a\":1,\"a\":2}", 7), ("nan", 0),
      ("\u{feff}{}", 0),
      ("// comment", 0), ("'a'", 0), ("[1e999]", 1),
    ])
  func refuses(text: String, offset: Int) {
    let failure = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(failure?.offset == offset)
  }

  @Test("refuses deep nesting instead of overflowing the stack")
  func depth() throws {
    #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: "[", count: 100_000)) }
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try parse(deep).array?.count == 1)
  }
}
