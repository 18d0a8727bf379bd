package import Models
import Statistics

extension Suite {
  /// What a model is asked: the context's system message, where it has one, and one user message made of prefix,
  /// question and suffix.
  /// - Parameter sample: from 0; it decides which prefix is taken, and the order of choices.
  package func prompt(for question: Question, in context: Context, sample: Int = 0) -> [Message] {
    let asked = scorer.asked(question, sample: sample)
    let text = Self.joined(Self.joined(context.prefix(of: question, sample: sample), asked), context.suffix)
    let system = context.system.map { [Message(role: .system, content: $0)] } ?? []
    return system + [Message(role: .user, content: text)]
  }

  /// One blank goes between two parts unless either is empty or has white space of its own at the seam.
  private static func joined(_ left: String, _ right: String) -> String {
    guard let end = left.last, let start = right.first else { return left + right }
    return end.isWhitespace || start.isWhitespace ? left + right : left + " " + right
  }
}

extension Suite.Context {
  /// The questions start at places drawn from their ids, so that their first samples have different prefixes.
  func prefix(of question: Suite.Question, sample: Int) -> String {
    guard prefixes.count > 1 else { return prefixes.first ?? "" }
    var source = RandomSource(seed: 0, stream: "prefix/\(question.id)")
    return prefixes[(source.uniform(below: prefixes.count) + sample) % prefixes.count]
  }
}
