/// Text from a model, a file or a user, made fit to be shown: the first half of escaping, the same for every output.
///
/// Characters that people cannot see but terminals, browsers and eyes obey are written out as `\u{202E}`: controls
/// (escape sequences, newlines, tabs), format characters (direction overrides, zero-width characters, tags), line and
/// paragraph separators, and unassigned ones (which XML forbids). They are written out and not dropped, because two
/// names that differ only in such a character must not look the same. More than three marks on one letter are written
/// out too, because a pile of them paints over its neighbours. What is left is one line of visible text that the
/// second half (HTML, XML, Markdown, Mermaid) makes harmless for its own format.
package struct Sanitised: Sendable, Equatable {
  /// One line. At most `maximumLength` scalars of the original.
  package let text: String

  /// Longer texts are cut: a report shows names and sentences, not documents.
  package static let maximumLength = 4000
  private static let maximumMarks = 3

  package init(_ raw: String) {
    var result = ""
    result.reserveCapacity(raw.utf8.count)
    var marks = 0
    for (index, scalar) in raw.unicodeScalars.enumerated() {
      guard index < Self.maximumLength else {
        result += "…"
        break
      }
      marks = Self.isMark(scalar) ? marks + 1 : 0
      if Self.isHidden(scalar) || marks > Self.maximumMarks {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    text = result
  }

  /// Whether a scalar acts without being seen.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
