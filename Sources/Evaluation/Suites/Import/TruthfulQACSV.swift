import Lineage

/// A table with a question, a true and a false answer in each row, with the column names of TruthfulQA (Lin et al. 2022).
///
/// Each becomes a choice between the best answer and the best incorrect one. Tables from before that column have a list of
/// incorrect answers, of which the first is taken.
struct TruthfulQACSV: QuestionImporter {
  let format = "truthfulqa-csv"
  let summary = "a table with the columns Question, Best Answer and Best Incorrect Answer"
  let usual: String? = "truthfulness"

  func questions(file: String) throws(InputError) -> ImportedQuestions {
    guard var text = String(validating: try Document.bytes(of: file), as: UTF8.self) else {
      throw InputError("the file is not UTF-8 text", file: file)
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let table = try SeparatedText(text, file: file)
    func column(_ name: String) -> Int? { table.columns.firstIndex(of: name) }
    func needed(_ name: String) throws(InputError) -> Int {
      if let column = column(name) { return column }
      throw InputError(
        "there is no column '\(name)'", file: file, line: 1, expected: table.columns,
        nearest: Spelling.nearest(to: name, among: table.columns))
    }
    let isList = column("Best Incorrect Answer") == nil
    let columns = Columns(
      question: try needed("Question"), fact: try needed("Best Answer"),
      myth: try needed(isList ? "Incorrect Answers" : "Best Incorrect Answer"), isList: isList,
      category: column("Category"))
    var imported = ImportedQuestions(file: file)
    for (index, row) in table.rows.enumerated() {
      if let question = columns.question(of: row, id: "row-\(index + 1)") {
        imported.add(question, line: row.line)
      } else {
        imported.warnings.append(
          InputError("left out: a question and two different answers are needed", file: file, line: row.line))
      }
    }
    return imported
  }
}

/// Where the parts of a question stand.
private struct Columns {
  var question: Int
  var fact: Int
  var myth: Int
  /// Whether the false answers are a list, divided by semicolons.
  var isList: Bool
  var category: Int?

  /// Nil where a part is missing, or the answers are the same.
  func question(of row: SeparatedText.Row, id: String) -> Suite.Question? {
    func cell(_ column: Int) -> Substring { row.fields.indices.contains(column) ? row.fields[column][...] : "" }
    let (text, fact) = (Self.trimmed(cell(question)), Self.trimmed(cell(fact)))
    let myth = Self.trimmed(isList ? cell(myth).prefix { $0 != ";" } : cell(myth))
    guard !text.isEmpty, !fact.isEmpty, !myth.isEmpty, fact.lowercased() != myth.lowercased() else { return nil }
    let tags = category.map { Self.trimmed(cell($0)) }.flatMap { $0.isEmpty ? nil : [$0] } ?? []
    return Suite.Question(
      id: id, text: text, choices: [.init(answer: "myth", text: myth), .init(answer: "fact", text: fact)], tags: tags)
  }

  private static func trimmed(_ text: Substring) -> String {
    var inner = text.drop(while: \.isWhitespace)
    while let last = inner.last, last.isWhitespace { inner.removeLast() }
    return String(inner)
  }
}
