/// Compares a whole reply with the texts that a question accepts: in any case, with any amount of white space, and with
/// or without quotation marks, emphasis or a full stop around it. A reply that declines is refused, any other a miss.
package struct ExactScorer: Scorer {
  let answers: [String]
  let rule: HitOrMiss

  package func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading {
    let longest = question.accepted.map(\.count).max() ?? 0
    // A reply much longer than every accepted text is none of them, and need not be read to its end.
    let text = Self.normalised(String(reply.prefix(longest + Self.room)))
    let isHit = reply.count <= longest + Self.room && question.accepted.contains { Self.normalised($0) == text }
    if !isHit, RefusalWords.open(reply) { return .refused }
    return rule.reading(isHit, answers: answers)
  }

  /// For white space and marks around an answer.
  private static let room = 64
  private static let marks: Set<Character> = ["\"", "'", "`", "*", "_", ".", "!", "“", "”", "‘", "’", "«", "»"]

  private static func normalised(_ text: String) -> String {
    var inner = text.lowercased()[...]
    inner = inner.drop { $0.isWhitespace || marks.contains($0) }
    while let last = inner.last, last.isWhitespace || marks.contains(last) { inner.removeLast() }
    return inner.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
