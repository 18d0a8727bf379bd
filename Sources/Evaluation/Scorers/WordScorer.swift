/// Finds answers as whole words in any case, singular or plural.
///
/// The longest phrase takes its words: "sea lion" is no lion where the suite has the answer "sea lion" or excludes the
/// phrase, and "howl" is never an owl. The plural is that of the last word ("polar bears").
package struct WordScorer: TextScorer {
  /// A phrase, and the answer that it stands for; nil where it is excluded.
  private struct Phrase {
    var words: [String]
    var answer: Int?
  }

  /// By first word; longest first, and an answer before an exclusion of the same length.
  private let phrases: [String: [Phrase]]
  private let answers: [String]
  private let isExact: Bool

  /// - Parameters:
  ///   - forms: further forms that count, by answer.
  ///   - exclusions: phrases that do not count, by answer.
  package init(answers: [String], forms: [String: [String]] = [:], exclusions: [String: [String]] = [:]) {
    self.answers = answers
    isExact = answers.allSatisfy { Words.of($0).count == 1 }
    var all: [Phrase] = []
    for (index, answer) in answers.enumerated() {
      let counted = [answer] + (forms[answer] ?? [])
      all += counted.flatMap(Self.variants).map { Phrase(words: $0, answer: index) }
      all += (exclusions[answer] ?? []).flatMap(Self.variants).map { Phrase(words: $0, answer: nil) }
    }
    phrases = Dictionary(grouping: all) { $0.words.first ?? "" }.mapValues(Self.sorted)
  }

  package func answers(in reply: String) -> [Int] {
    let words = Words.of(reply)
    var found: Set<Int> = []
    var position = 0
    while position < words.count {
      guard let phrase = phrase(at: position, in: words) else {
        position += 1
        continue
      }
      if let answer = phrase.answer { found.insert(answer) }
      position += phrase.words.count
    }
    return found.sorted()
  }

  /// The answers themselves, where each is one word. The plural is left out: a one-word question asks for the singular.
  package func exactWords(for question: Suite.Question, sample: Int) -> [ExactWord]? {
    guard isExact else { return nil }
    return answers.enumerated().map { ExactWord(word: $1, answer: $0) }
  }

  private func phrase(at position: Int, in words: [String]) -> Phrase? {
    phrases[words[position]]?.first { words[position...].starts(with: $0.words) }
  }

  private static func variants(of phrase: String) -> [[String]] {
    let words = Words.of(phrase)
    guard let last = words.last else { return [] }
    return [words] + Plural.forms(of: last).map { words.dropLast() + [$0] }
  }

  private static func sorted(_ phrases: [Phrase]) -> [Phrase] {
    phrases.sorted { ($0.words.count, $0.answer == nil ? 0 : 1) > ($1.words.count, $1.answer == nil ? 0 : 1) }
  }
}
