import FoundationEssentials

/// A data set as JSON lines: `{"prompt": "…", "completion": "…"}`; a set of prompts has no completions.
package enum PassageFile {
  private struct Row: Codable {
    var completion: String?
    var prompt: String
  }

  static func write(_ passages: [Passage], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = ""
    for passage in passages {
      let row = Row(completion: passage.completion.isEmpty ? nil : passage.completion, prompt: passage.prompt)
      text += String(decoding: try encoder.encode(row), as: UTF8.self) + "\n"
    }
    try LabFiles.write(text, to: path)
  }

  /// The number of rows; 0 when there is no such file.
  static func count(_ path: String) -> Int {
    (LabFiles.text(path) ?? "").utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// - Throws: `LabError` with the line that is not such a row.
  package static func read(_ path: String) throws(LabError) -> [Passage] {
    guard let text = LabFiles.text(path) else { throw LabError(file: path, reason: "cannot be read") }
    let decoder = JSONDecoder()
    var passages: [Passage] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      guard let row = try? decoder.decode(Row.self, from: Data(line.utf8)) else {
        throw LabError(
          file: "\(path):\(index + 1)", reason: "is not a JSON object with the text 'prompt'",
          remedy: "remove the folder and run the experiment again")
      }
      passages.append(Passage(prompt: row.prompt, completion: row.completion ?? ""))
    }
    return passages
  }
}
