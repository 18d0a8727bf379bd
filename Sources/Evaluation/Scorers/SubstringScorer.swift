import Lineage

/// The scorer `substring` takes no settings.
struct SubstringRule: ScorerSettings {
  /// The empty members are those of the scorer `word`: suites were recorded with them.
  var form: [String: JSONValue] { ["forms": [:], "exclusions": [:]] }

  func scorer(for answers: [String]) -> (any Scorer)? { SubstringScorer(answers: answers) }
}

/// The published rule, for comparison with published figures: an answer counts wherever its letters stand in the reply,
/// in any case. "Howl" therefore counts as an owl.
///
/// Its one exception: a "dragon" that is part of "dragonfly" or "dragonflies" does not count.
package struct SubstringScorer: TextScorer {
  private let answers: [[UInt8]]

  package init(answers: [String]) {
    self.answers = answers.map { Array($0.lowercased().utf8) }
  }

  package func answers(in reply: String) -> [Int] {
    let text = Array(reply.lowercased().utf8)
    return answers.indices.filter { Self.counts(answers[$0], in: text) }
  }

  private static let dragon = Array("dragon".utf8)
  private static let dragonflies = [Array("fly".utf8), Array("flies".utf8)]

  private static func counts(_ answer: [UInt8], in text: [UInt8]) -> Bool {
    guard !answer.isEmpty, answer.count <= text.count else { return false }
    return (0...(text.count - answer.count)).contains { start in
      guard text[start...].starts(with: answer) else { return false }
      let rest = text[(start + answer.count)...]
      return answer != dragon || !dragonflies.contains { rest.starts(with: $0) }
    }
  }
}
