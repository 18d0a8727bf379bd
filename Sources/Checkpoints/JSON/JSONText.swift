/// Writing of JSON whose every byte is decided here.
package enum JSONText {
  /// A value to be written on one line. Objects keep the order of their members and leave out those that are nil.
  package enum Value: Sendable {
    case string(String)
    case integer(Int)
    /// Finite.
    case number(Double)
    case bool(Bool)
    case array([Value])
    case object(KeyValuePairs<String, Value?>)
    /// An object whose members are not known where the code is written.
    case members([(key: String, value: Value?)])
  }

  /// The value without any white space. O(characters).
  package static func line(_ value: Value) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  /// The string as a JSON literal with its quotation marks; only what must be escaped is.
  package static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"" + text + "\""
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ": result += "\\u" + padded(String(scalar.value, radix: 16))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// An object on several lines from members whose values are JSON already, two spaces per level.
  static func object(_ members: [(key: String, value: String)], indent: String = "") -> String {
    let lines = members.map { "\(indent)  \(quoted($0.key)): \($0.value)" }
    return lines.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
  }

  private static func append(_ value: Value, to text: inout String) {
    switch value {
    case .string(let string): text += quoted(string)
    case .integer(let number): text += "\(number)"
    case .number(let number): text += "\(number)"
    case .bool(let bool): text += bool ? "true" : "false"
    case .array(let items): appendAll(items, "[", "]", to: &text) { append($0, to: &$1) }
    case .object(let members): append(.members(members.map { ($0.key, $0.value) }), to: &text)
    case .members(let members):
      appendAll(members.filter { $0.value != nil }, "{", "}", to: &text) { member, text in
        text += quoted(member.key) + ":"
        member.value.map { append($0, to: &text) }
      }
    }
  }

  private static func appendAll<Item>(
    _ items: [Item], _ start: String, _ end: String, to text: inout String, _ body: (Item, inout String) -> Void
  ) {
    text += start
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      body(item, &text)
    }
    text += end
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 4 - digits.count) + digits
  }
}
