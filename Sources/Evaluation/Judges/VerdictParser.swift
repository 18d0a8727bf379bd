import Models

/// Reads the verdict of a judge, from its own output alone.
struct VerdictParser {
  let rubric: Rubric

  /// The rule `integer`: the output is one whole number of the scale or one of the rubric's words, with white space or a
  /// full stop around it at most. Everything else has no score: a number in a sentence may be a quotation.
  func verdict(in reply: Reply) -> JudgeVerdict {
    guard reply.finish != .refused, reply.finish != .blocked else { return .dropped(.judgeRefused) }
    // What a verdict needs, and some white space.
    guard reply.text.utf8.count <= 256 else { return .dropped(refused(reply.text)) }
    var text = reply.text[...].drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if text.last == "." { text.removeLast() }
    if let drop = rubric.words[String(text)] { return .dropped(drop) }
    guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let score = Int(text),
      rubric.scale.contains(score)
    else { return .dropped(refused(reply.text)) }
    return .score(Double(score))
  }

  private func refused(_ text: String) -> JudgedDrop { RefusalWords.open(text) ? .judgeRefused : .unparsable }

  /// The least share of the probability that the numbers of the scale must have together.
  static let leastMass = 0.25

  /// The rule `expected-value`: Σ k·p(k) / Σ p(k) over the numbers of the scale. Where an endpoint shows only its likeliest
  /// words, the others count as 0, as in the published rule.
  /// - Parameter probabilities: of the numbers of the scale, ascending.
  func verdict(from probabilities: [ProbabilityBounds]) -> JudgeVerdict {
    let weights = probabilities.map(\.low)
    let mass = weights.reduce(0, +)
    guard weights.count == rubric.scale.count, mass.isFinite, mass >= Self.leastMass else {
      return .dropped(.unparsable)
    }
    let sum = zip(rubric.scale, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
    return .score(sum / mass)
  }

  /// The words whose probabilities the rule `expected-value` needs.
  var numbers: [String] { rubric.scale.map(String.init) }
}
