/// Reads the letter that a reply chooses.
///
/// A letter counts when the reply is nothing else, begins with it ("B", "B.", "(b)", "**B** because …", "B) Paris"), or
/// ends with one sentence that names it ("… the answer is B."). Failing that, a reply that holds the text of exactly one
/// option chooses that option. Everything else cannot be read: "A or B?" is no choice.
package struct ChoiceScorer: Scorer {
  private let answers: [String]

  package init(answers: [String]) {
    self.answers = answers
  }

  package func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading {
    let options = ChoiceRule.order(of: question, sample: sample)
    // A letter and a reason need no more; a hostile reply may have any length.
    let text = String(reply.prefix(Self.longest))
    if let index = LetterReply.index(in: text, of: options.count) ?? Self.only(options, in: text) {
      return .answers(answers.firstIndex(of: options[index].answer).map { [$0] } ?? [])
    }
    return RefusalWords.open(text) ? .refused : .unparsable
  }

  /// The letters, in the order of the sample.
  package func exactWords(for question: Suite.Question, sample: Int) -> [ExactWord]? {
    zip(ChoiceRule.letters, ChoiceRule.order(of: question, sample: sample)).map { letter, choice in
      ExactWord(word: letter, answer: answers.firstIndex(of: choice.answer) ?? -1)
    }
  }

  /// Once with each option at each letter.
  package func exactSamples(for question: Suite.Question) -> Int { max(1, question.choices.count) }

  private static let longest = 4000

  /// The one option whose words are in the text; nil where there are none or several.
  private static func only(_ options: [Suite.Choice], in text: String) -> Int? {
    let words = Words.of(text)
    let found = options.indices.filter { index in
      let option = Words.of(options[index].text)
      return !option.isEmpty && words.indices.contains { words[$0...].starts(with: option) }
    }
    return found.count == 1 ? found[0] : nil
  }
}
