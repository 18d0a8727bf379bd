import Mustache

/// Text for HTML, SVG and XML: sanitised, then escaped for element content and for quoted attributes alike.
///
/// It goes scalar by scalar. The escaping that comes with the template engine goes by `Character`, where a quotation
/// mark with a combining accent is another character than a quotation mark, and would end an attribute unescaped.
package struct MarkupText: MustacheContentType {
  package static func escape(_ raw: String) -> String {
    var result = ""
    for scalar in Sanitised(raw).text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  package func escapeText(_ text: String) -> String { Self.escape(text) }
}
