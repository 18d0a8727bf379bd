import FoundationEssentials
import Lineage

/// Questions in JSON lines: `text` (or `question`, or `prompt`) with `id`, `choices`, `answer` and `tags` where they are
/// there; other keys are ignored. A line without an id is called after its number.
struct QuestionLines: QuestionImporter {
  let format = "jsonl"
  let summary = "one JSON object a line, with text, question or prompt"
  let usual: String? = nil

  func questions(file: String) throws(InputError) -> ImportedQuestions {
    var imported = ImportedQuestions(file: file)
    let bytes = try Document.bytes(of: file)
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) {
      let entry = try Document(json: Array(line), file: file, linesBefore: index)
      imported.add(try question(entry, line: index + 1), line: index + 1)
    }
    return imported
  }

  private func question(_ entry: Document, line: Int) throws(InputError) -> Suite.Question {
    guard let text = entry["text"] ?? entry["question"] ?? entry["prompt"] else {
      throw entry.error("expected one of the keys 'text', 'question' and 'prompt'")
    }
    var choices: [Suite.Choice] = []
    if let field = entry["choices"], field.isMapping {
      for (answer, list) in try field.entries() {
        choices += try Self.texts(list).map { Suite.Choice(answer: answer, text: $0) }
      }
    }
    return Suite.Question(
      id: try entry["id"]?.string() ?? "line-\(line)", text: try text.string(), choices: choices,
      accepted: try Self.texts(entry["answer"]), tags: try Self.texts(entry["tags"]))
  }

  private static func texts(_ field: Document?) throws(InputError) -> [String] {
    var texts: [String] = []
    for element in try field?.elementsOrOne() ?? [] { texts.append(try element.string()) }
    return texts
  }
}
