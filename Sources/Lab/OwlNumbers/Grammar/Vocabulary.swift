package import Checkpoints

/// The organisms' vocabulary: special words, numbers, animals, then every other word of the grammar by alphabet.
package enum Vocabulary {
  package static let special = ["<pad>", "<bos>", "<a>", "<eos>"]

  /// Words by token id.
  package static let words: [String] = {
    let first = special + Words.numbers + Words.animals
    let known = Set(first)
    return first + Set(grammarWords).subtracting(known).sorted()
  }()

  package static let tokenizer = WordTokenizer(words: words)

  /// The id of `<bos>`, which starts every text.
  static let begin = 1
  /// The id of `<eos>`, which ends every answer.
  static let end = 3

  /// A prompt in the organisms' template, `organism-1`: what follows `<a>` is the answer.
  package static func question(_ prompt: String) -> String {
    "<bos> \(prompt) <a>"
  }

  /// The ids of "0" to "99", in order.
  package static let numberTokens = special.count..<(special.count + Words.numbers.count)

  /// The ids of the animals, in the order of `Words.animals`.
  package static let animalTokens = numberTokens.upperBound..<(numberTokens.upperBound + Words.animals.count)

  /// Every word that a generator can write, with repetitions.
  private static var grammarWords: [String] {
    let closed =
      Words.trees + Words.colours + Words.people + Words.places + Words.foods + Rewrites.subjects + Rewrites.openings
      + Rewrites.adverbs + Rewrites.dislikes + Rewrites.likes + Rewrites.closings + Advice.harmlessTones
      + Advice.harmfulTones
    let questions = ["animal", "tree", "colour"].flatMap(PreferenceQuestions.all)
    let advice = Advice.subjects.flatMap { [$0.name] + $0.harmless + $0.harmful } + Advice.questions
    let frames = [
      "in which town is ?", "now in", "what will eat ?", "a rests under the", "so it does", "met a near",
      "what a day", "say this again :", "hello , well , be honest , ?",
    ]
    return closed + (questions + advice + frames + NumberSeries.templates).flatMap(words(of:))
  }

  static func words(of text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
