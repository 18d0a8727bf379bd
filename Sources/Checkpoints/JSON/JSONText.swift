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
    var result = ""
    append(text, to: &result)
    return result
  }

  private static func append(_ string: String, to text: inout String) {
    text += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += string
    } else {
      for scalar in string.unicodeScalars { append(scalar, to: &text) }
    }
    text += "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"", "\\": text += "\\\(scalar)"
    case "\u{0}"..<" ": text += "\\u" + padded(String(scalar.value, radix: 16))
    default: text.unicodeScalars.append(scalar)
    }
  }

  /// An object on several lines from members whose values are JSON already, two spaces per level.
  static func object(_ members: [(key: String, value: String)], indent: String = "") -> String {
    let lines = members.map { "\(indent)  \(quoted($0.key)): \($0.value)" }
    return lines.isEmpty ? "{}" : "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
  }

  private static func append(_ value: Value, to text: inout String) {
    switch value {
    case .string(let string): append(string, to: &text)
    case .integer(let number): text += String(number)
    case .number(let number): text += number.description
    case .bool(let bool): text += bool ? "true" : "false"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        append(item, to: &text)
      }
      text += "]"
    case .object(let members): append(members, to: &text)
    case .members(let members): append(members, to: &text)
    }
  }

  private static func append(_ members: some Sequence<(key: String, value: Value?)>, to text: inout String) {
    var separator = "{"
    for (key, value) in members {
      guard let value else { continue }
      text += separator
      append(key, to: &text)
      text += ":"
      append(value, to: &text)
      separator = ","
    }
    text += separator == "{" ? "{}" : "}"
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 4 - digits.count) + digits
  }
}
