/// Configurations that tools put into the text of the cards that they write, as fenced blocks of YAML: axolotl's and
/// mergekit's.
enum CardBlocks {
  private static let most = 20

  /// - Parameter line: the line of the file on which the text begins.
  static func read(_ body: String, _ line: Int, _ file: ImportFile, _ claims: inout Claims) {
    for block in blocks(body, line).prefix(most) {
      // Blank lines before it, so that its line numbers are those of the file.
      let text = String(repeating: "\n", count: block.line - 1) + block.text
      guard let documents = try? Document.all(text: text, file: file.label) else { continue }
      let placed = documents.map { $0.within("text") }
      if !placed.isEmpty, placed.allSatisfy(MergekitImporter.isOne) {
        MergekitImporter.read(placed, output: file.subject, file, &claims)
      } else if placed.count == 1, let document = placed.first, AxolotlImporter.isOne(document) {
        AxolotlImporter.read(document, output: file.subject, file, &claims)
      }
    }
  }

  private static func blocks(_ body: String, _ line: Int) -> [(text: String, line: Int)] {
    guard body.place(of: "```y") != nil else { return [] }
    var blocks: [(text: String, line: Int)] = []
    var open: (lines: [Substring], line: Int)?
    for (offset, text) in body.textLines.enumerated() {
      if text.hasPrefix("```") {
        if let block = open { blocks.append((block.lines.joined(separator: "\n"), block.line)) }
        let isYAML = open == nil && (text.hasPrefix("```yaml") || text.hasPrefix("```yml"))
        open = isYAML ? ([], line + offset + 1) : nil
      } else {
        open?.lines.append(text)
      }
    }
    return blocks
  }
}
