/// Text for a quoted Mermaid label: letters, digits and a few marks stay, everything else becomes Mermaid's own
/// character reference (`#35;`), so that neither quotes, brackets, arrows nor a fence of backticks can end the label.
package enum MermaidText {
  package static func escape(_ raw: String) -> String {
    var result = ""
    for scalar in Sanitised(raw).text.unicodeScalars {
      if isPlain(scalar) { result.unicodeScalars.append(scalar) } else { result += "#\(scalar.value);" }
    }
    return result
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " -_/.,()…·".unicodeScalars.contains(scalar)
  }
}
