/// Writing of small JSON files whose every byte is decided here.
enum JSONText {
  /// The string as a JSON literal with its quotation marks; only what must be escaped is.
  static func quoted(_ text: String) -> String {
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

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 4 - digits.count) + digits
  }
}
