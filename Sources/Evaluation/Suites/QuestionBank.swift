/// Questions as they are read, each checked against those before it.
struct QuestionBank {
  private(set) var questions: [Suite.Question] = []
  private var ids: Set<String> = []

  /// Takes a question in.
  /// - Returns: what is wrong with it, in which case it is left out; nil when nothing is.
  mutating func add(_ question: Suite.Question) -> String? {
    guard !question.id.isEmpty else { return "the id of a question is empty" }
    guard question.text.contains(where: { !$0.isWhitespace }) else { return "question '\(question.id)' has no text" }
    guard ids.insert(question.id).inserted else { return "the question id '\(question.id)' is there twice" }
    questions.append(question)
    return nil
  }
}
