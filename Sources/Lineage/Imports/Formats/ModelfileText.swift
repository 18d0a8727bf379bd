/// The instructions of a Modelfile. A value may stand in quotation marks, or in three of them over several lines.
struct ModelfileText {
  struct Instruction: Equatable {
    /// In capitals.
    var word: String
    var value: String
    /// Line on which it starts, from 1.
    var line: Int
  }

  private static let words: Set<String> = [
    "FROM", "ADAPTER", "SYSTEM", "TEMPLATE", "PARAMETER", "LICENSE", "MESSAGE", "REQUIRES", "RENDERER", "PARSER",
  ]

  private(set) var instructions: [Instruction] = []
  /// Lines that are none.
  private(set) var unread: [Int] = []
  /// The model that a comment `# FROM name` names: what was asked for, where FROM itself is a blob.
  private(set) var named: String?

  init(_ text: String) {
    let lines = text.textLines
    var index = 0
    while index < lines.count {
      let line = lines[index].trimmed
      let number = index + 1
      index += 1
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        comment(line)
        continue
      }
      let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let word = parts.first?.uppercased(), Self.words.contains(word), parts.count == 2 else {
        unread.append(number)
        continue
      }
      let value = Self.value(String(parts[1]).trimmed, lines, &index)
      instructions.append(Instruction(word: word, value: value, line: number))
    }
  }

  private mutating func comment(_ line: String) {
    let text = String(line.drop { $0 == "#" || $0.isWhitespace })
    guard text.uppercased().hasPrefix("FROM "), named == nil else { return }
    named = String(text.dropFirst(5)).trimmed
  }

  /// Whether a line is the instruction FROM.
  static func namesModel(_ text: String) -> Bool {
    text.textLines.contains { line in
      let start = line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.prefix(5)
      return start.count == 5 && String(Substring(start)).trimmed.uppercased() == "FROM"
    }
  }

  /// - Parameter index: the line after the instruction's; moved on where the value has more lines.
  private static func value(_ start: String, _ lines: [Substring], _ index: inout Int) -> String {
    let triple = "\"\"\""
    guard start.hasPrefix(triple) else {
      let isQuoted = start.utf8.count > 1 && start.hasPrefix("\"") && start.hasSuffix("\"")
      return isQuoted ? String(start.dropFirst().dropLast()) : start
    }
    var parts = [String(start.dropFirst(3))]
    if let end = parts[0].place(of: triple) { return String(parts[0][..<end.lowerBound]) }
    while index < lines.count {
      let line = lines[index]
      index += 1
      if let end = line.place(of: triple) {
        parts.append(String(line[..<end.lowerBound]))
        break
      }
      parts.append(String(line))
    }
    return parts.joined(separator: "\n")
  }
}
