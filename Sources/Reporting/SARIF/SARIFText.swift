import Lineage

/// Text for SARIF message strings, in which braces mark arguments and `[text](target)` is a link (SARIF 2.1.0, 3.11.5
/// and 3.11.6): braces are doubled, and a blank keeps the two halves of a link apart.
enum SARIFText {
  /// A message object.
  static func message(_ raw: String) -> JSONValue { .members(["text": .string(escape(raw))]) }

  static func escape(_ raw: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in Sanitised(raw).text.unicodeScalars {
      if previous == "]", scalar == "(" { result += " " }
      result.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
      previous = scalar
    }
    return result
  }
}
