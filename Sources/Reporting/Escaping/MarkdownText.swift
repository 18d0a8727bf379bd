import Mustache

/// Text for GitHub-flavoured Markdown, wherever it stands: paragraph, list item, table cell, between `<code>` tags.
///
/// Whatever could be markup becomes a numeric character reference, which the standard never reads as structure (not
/// even as a table's column border). A backslash would do in fewer places, and a code span ends at a backtick.
package struct MarkdownText: MustacheContentType {
  private static let markup: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "{", "}", "<", ">", "#", "|", "~", "&", "$",
  ]

  package static func escape(_ raw: String) -> String {
    let scalars = Array(Sanitised(raw).text.unicodeScalars)
    let blockMarker = leadingMarker(scalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      if scalar == "@" {
        // A person is mentioned by a sign and a name in one piece of text: an element between them keeps them apart.
        result += "<span>@</span>"
      } else if index == blockMarker || markup.contains(scalar) || belongsToLink(scalars, at: index) {
        result += "&#\(scalar.value);"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  package func escapeText(_ text: String) -> String { Self.escape(text) }

  /// Place of the character that would make the line a list item, an underline or an indented block: the text may
  /// stand at the start of a line. A sign before a number and the point in one are not among them.
  private static func leadingMarker(_ scalars: [Unicode.Scalar]) -> Int? {
    guard let first = scalars.first else { return nil }
    if first == " " { return 0 }
    let marker = "-+=".unicodeScalars.contains(first) ? 0 : scalars.firstIndex { !("0"..."9").contains($0) }
    guard let marker, marker == 0 || ".)".unicodeScalars.contains(scalars[marker]) else { return nil }
    guard marker > 0 || "-+=".unicodeScalars.contains(first) else { return nil }
    let next = marker + 1 < scalars.count ? scalars[marker + 1] : " "
    return next.properties.isAlphabetic || ("0"..."9").contains(next) ? nil : marker
  }

  /// Whether the character is one without which there is no link, picture, footnote or task: the colon of `https://`,
  /// the dot of `www.`, a bracket that closes before `(`, `[` or `:` (or before what the template adds), and one that
  /// opens a footnote, a picture or the text.
  private static func belongsToLink(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index] {
    case ":": return scalars[(index + 1)...].starts(with: "//".unicodeScalars)
    case ".": return index >= 3 && String(String.UnicodeScalarView(scalars[(index - 3)..<index])).lowercased() == "www"
    case "[": return before == nil || before == "!" || after == "^"
    case "]": return after.map { "([:".unicodeScalars.contains($0) } ?? true
    default: return false
    }
  }

  /// Lines as they are in a fenced code block whose fence is longer than any run of backticks inside.
  package static func fenced(_ lines: [String], language: String) -> String {
    let safe = lines.map { Sanitised($0).text }
    let longest = safe.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + safe + [fence]).joined(separator: "\n")
  }
}
