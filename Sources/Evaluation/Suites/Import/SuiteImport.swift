import FoundationEssentials
package import Lineage

/// Makes a suite of imported questions: a file of questions in JSON lines, and a suite beside it that inherits the rest.
package struct SuiteImport: Sendable {
  /// The suite's file, `<id>.yaml`; its questions go to `<id>.jsonl` beside it.
  package let file: String
  /// The id of the suite in the same folder that gives answers, scorer, sampling and contexts.
  package let like: String
  package let licence: String
  package let source: String

  package init(file: String, like: String, licence: String, source: String) {
    self.file = file
    self.like = like
    self.licence = licence
    self.source = source
  }

  /// Writes both files and reads them back.
  /// - Throws: an `InputError` when a file is there already or cannot be written, or when the questions do not fit the
  ///   suite that they are put like; nothing is left behind then.
  package func write(_ imported: ImportedQuestions) throws(InputError) -> Suite {
    let (id, lines) = try names()
    for path in [file, lines] where FileManager.default.fileExists(atPath: path) {
      throw InputError("there is such a file already; choose another name with --out", file: path)
    }
    guard !imported.questions.isEmpty else { throw InputError("there is no question to import", file: imported.file) }
    let kind = try parentKind()
    do throws(InputError) {
      try Self.write(imported.questions.map { Self.line($0, kind) }.joined(), to: lines)
      try Self.write(suite(id), to: file)
      return try Suite(file: file)
    } catch {
      for path in [file, lines] { try? FileManager.default.removeItem(atPath: path) }
      throw imported.located(error, in: lines)
    }
  }

  private func names() throws(InputError) -> (id: String, lines: String) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let id = String(name.dropLast(SuiteLibrary.ending.count))
    guard name.hasSuffix(SuiteLibrary.ending), SuiteLibrary.isID(id) else {
      throw InputError(
        "'\(name)' is not the file of a suite: expected a name such as my-questions.yaml", field: "--out")
    }
    return (id, file.dropLast(SuiteLibrary.ending.count) + ".jsonl")
  }

  private func parentKind() throws(InputError) -> ScorerRule.Kind {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
    return try SuiteLibrary(folder: folder).suite(like).scorer.kind
  }

  /// A JSON text is a YAML scalar, whatever is in it.
  private func suite(_ id: String) -> String {
    func quoted(_ text: String) -> String { JSONValue.string(text).canonical }
    return """
      id: \(id)
      version: 1
      inherits: \(like)
      licence: \(quoted(licence))
      source: \(quoted(source))
      questions: \(id).jsonl

      """
  }

  /// What the scorer needs of a question, and nothing else.
  private static func line(_ question: Suite.Question, _ kind: ScorerRule.Kind) -> String {
    let choices = Dictionary(grouping: question.choices, by: \.answer).mapValues { Self.list($0.map(\.text)) }
    let members: [String: JSONValue?] = [
      "id": .string(question.id), "text": .string(question.text),
      "choices": kind == .choice ? .object(choices) : nil,
      "answer": kind == .exact ? list(question.accepted) : nil,
      "tags": question.tags.isEmpty ? nil : list(question.tags),
    ]
    return JSONValue.members(members).canonical + "\n"
  }

  private static func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  private static func write(_ text: String, to path: String) throws(InputError) {
    do { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw InputError("this file cannot be written", file: path)
    }
  }
}
