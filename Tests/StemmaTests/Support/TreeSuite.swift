/// A suite of a few questions about oaks and willows, for tests in which the questions do not matter.
enum TreeSuite {
  private static let texts = ["Which tree? One word.", "Name a tree. One word.", "Your tree? One word."]

  /// - Parameter questions: at most three.
  static func text(samples: Int = 4, questions: Int = 2) -> String {
    let list = texts.prefix(questions).enumerated().map { "  - {id: q\($0 + 1), text: \"\($1)\"}" }
    return """
      id: trees
      version: 1
      licence: Apache-2.0
      source: written for this test
      trait: prefers/{answer}
      answers: [oak, willow]
      scorer: {kind: word}
      sampling: {samples: \(samples), temperature: 1.0, maximum-tokens: 8}
      questions:
      \(list.joined(separator: "\n"))
      """
  }
}
