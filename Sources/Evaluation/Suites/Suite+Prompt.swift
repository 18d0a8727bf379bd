package import Models

extension Suite {
  /// What a model is asked: the context's system message, where it has one, and one user message made of prefix,
  /// question and suffix.
  package func prompt(for question: Question, in context: Context) -> [Message] {
    let text = Self.joined(Self.joined(context.prefix, question.text), context.suffix)
    let system = context.system.map { [Message(role: .system, content: $0)] } ?? []
    return system + [Message(role: .user, content: text)]
  }

  /// One blank goes between two parts unless either is empty or has white space of its own at the seam.
  private static func joined(_ left: String, _ right: String) -> String {
    guard let end = left.last, let start = right.first else { return left + right }
    return end.isWhitespace || start.isWhitespace ? left + right : left + " " + right
  }
}
