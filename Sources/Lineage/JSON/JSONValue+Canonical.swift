extension JSONValue {
  /// The canonical text of RFC 8785 (JCS): no blanks, members sorted by the UTF-16 code units of their names, numbers as
  /// ECMAScript writes them. Equal values have equal texts, so that its digest names the value.
  ///
  /// JSON has no word for a number that is not finite: `null` stands in its place.
  package var canonical: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += number.isFinite ? JSONNumber.text(number) : "null"
    case .string(let string): Self.write(string, to: &text)
    case .array(let elements): Self.write(elements, "[", "]", to: &text) { $0.write(to: &$1) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      Self.write(sorted, "{", "}", to: &text) { member, text in
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, each: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      each(element, &text)
    }
    text += close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if isPlain {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars { text += escape(scalar) ?? String(scalar) }
    text += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{8}": "\\b"
    case "\t": "\\t"
    case "\n": "\\n"
    case "\u{C}": "\\f"
    case "\r": "\\r"
    case "\0"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: nil
    }
  }

  /// The same members and order as `canonical`, on lines indented by two blanks: for people.
  package var pretty: String {
    var text = ""
    writePretty(to: &text, indent: "")
    return text
  }

  private func writePretty(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      Self.write(elements, "[", "\n\(indent)]", to: &text) { element, text in
        text += "\n" + inner
        element.writePretty(to: &text, indent: inner)
      }
    case .object(let members) where !members.isEmpty:
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      Self.write(sorted, "{", "\n\(indent)}", to: &text) { member, text in
        text += "\n" + inner
        Self.write(member.key, to: &text)
        text += ": "
        member.value.writePretty(to: &text, indent: inner)
      }
    default: write(to: &text)
    }
  }
}
