package import Lineage

/// Reads the questions of a published set from the user's own copy.
package protocol QuestionImporter: Sendable {
  /// What `--as` calls it.
  var format: String { get }
  /// One line.
  var summary: String { get }
  /// The shipped suite that such questions are usually put like; nil where there is none.
  var usual: String? { get }

  /// - Throws: an `InputError` with file and line for a file that is not of this format.
  func questions(file: String) throws(InputError) -> ImportedQuestions
}

package struct ImportedQuestions: Sendable, Equatable {
  /// The file that was read.
  package let file: String
  package private(set) var questions: [Suite.Question] = []
  /// Where each of them stands in the file.
  private var lines: [Int?] = []
  /// What was left out, and why.
  package var warnings: [InputError] = []

  package init(file: String) { self.file = file }

  package mutating func add(_ question: Suite.Question, line: Int?) {
    questions.append(question)
    lines.append(line)
  }

  /// An error in `written`, which has one line for each question, as one in the file that was read.
  func located(_ error: InputError, in written: String) -> InputError {
    guard error.file == written, let number = error.line, lines.indices.contains(number - 1) else { return error }
    var found = error
    (found.file, found.line, found.column) = (file, lines[number - 1], nil)
    return found
  }
}

package enum QuestionImporters {
  package static let all: [any QuestionImporter] = [
    EmergentMisalignmentYAML(), TruthfulQACSV(), QuestionLines(),
  ]

  package static func named(_ format: String) throws(InputError) -> any QuestionImporter {
    if let found = all.first(where: { $0.format == format }) { return found }
    let formats = all.map(\.format)
    throw InputError(
      "the format '\(format)' is not known", field: "--as", expected: formats,
      nearest: Spelling.nearest(to: format, among: formats))
  }
}
