/// Writes values as YAML on one line.
enum YAMLText {
  /// A text, plain where no reader could take it for anything else, otherwise in double quotation marks.
  static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// A value in flow style, the members of a mapping sorted by name.
  static func flow(_ value: JSONValue) -> String {
    switch value {
    case .null, .bool: value.canonical
    case .number(let number): self.number(number)
    case .string(let text): scalar(text)
    case .array(let elements): "[\(elements.map(flow).joined(separator: ", "))]"
    case .object(let members):
      "{"
        + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A whole number in its digits, so that it reads back as one; others as JSON writes them.
  private static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let text = JSONNumber.text(number)
    // YAML readers take a number without a point but with an exponent for a text.
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  private static let reserved: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first), !reserved.contains(text.lowercased()) else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || ("0"..."9").contains($0) || "._-/+@".unicodeScalars.contains($0)
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// Only printable ASCII stands for itself: YAML forbids some characters and folds others.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\" + String(scalar)
    case " "..."~": return String(scalar)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let width = scalar.value > 0xFFFF ? 8 : 4
      return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
    }
  }
}
