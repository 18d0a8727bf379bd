package import Lineage

extension JSONValue {
  /// The value as a file or an answer on the terminal: sorted members on indented lines, ended by a newline.
  ///
  /// Every hidden character (see `Sanitised`) is written as `\u…`: the content stays exactly the same for a program, and
  /// a person's terminal does nothing when it is shown.
  package var document: String { Self.visible(pretty) + "\n" }

  /// The value on one line, without the newline: for JSON Lines. Hidden characters are written out as in `document`.
  package var line: String { Self.visible(canonical) }

  private static func visible(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      // Outside strings there is no hidden character but the newline, and inside it is escaped already.
      if scalar != "\n", Sanitised.isHidden(scalar) {
        for unit in String(scalar).utf16 { text += "\\u" + hexadecimal(unit) }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// A number; nil when there is none or JSON cannot hold it.
  static func finite(_ value: Double?) -> JSONValue? {
    guard let value, value.isFinite else { return nil }
    return .number(value)
  }

  /// A text; nil when there is none.
  static func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }

  /// A list of texts.
  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
