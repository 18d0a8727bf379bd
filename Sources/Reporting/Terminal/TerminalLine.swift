/// One line for a terminal, without colour: the terminal chooses colours by the style.
package struct TerminalLine: Sendable, Equatable {
  package enum Style: String, Sendable {
    case plain, heading, good, bad, warning, muted
  }

  /// Sanitised, at most `TerminalText.width` columns.
  package let text: String
  package let style: Style

  init(_ text: String, _ style: Style = .plain) {
    self.text = Sanitised(text).text
    self.style = style
  }
}

/// Lays text out for a terminal.
package enum TerminalText {
  /// Columns.
  package static let width = 100

  /// The lines as one text, each ended by a newline.
  package static func joined(_ lines: [TerminalLine]) -> String { lines.map { $0.text + "\n" }.joined() }

  /// A text broken at blanks into lines that fit, the first after `first`, the others after as many blanks.
  static func wrapped(_ text: String, first: String = "", style: TerminalLine.Style = .plain) -> [TerminalLine] {
    let safeFirst = Sanitised(first).text
    let indent = String(repeating: " ", count: min(TextWidth.columns(safeFirst), width / 2))
    let pieces = broken(Sanitised(text).text, to: width - TextWidth.columns(indent))
    return pieces.enumerated().map { TerminalLine(($0 == 0 ? safeFirst : indent) + $1, style) }
  }

  /// Words gathered into lines; a word longer than a line is cut.
  private static func broken(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ TextWidth.cut(String($0), to: limit) }) {
      if line.isEmpty {
        line = word
      } else if TextWidth.columns(line) + 1 + TextWidth.columns(word) <= limit {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }
}
