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
  package var questions: [Suite.Question]
  /// What was left out, and why.
  package var warnings: [InputError]

  package init(questions: [Suite.Question] = [], warnings: [InputError] = []) {
    self.questions = questions
    self.warnings = warnings
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
