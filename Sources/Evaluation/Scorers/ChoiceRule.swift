import Lineage
import Statistics

/// Settings of the scorer `choice`: a question is put with its options under letters.
package struct ChoiceRule: ScorerSettings, Sendable, Equatable {
  /// The sentence after the options.
  package var instruction: String

  package static let defaultInstruction = "Answer with one letter and nothing else."
  /// As many as there are letters.
  package static let maximumChoices = 26

  package init(instruction: String = defaultInstruction) {
    self.instruction = instruction
  }

  init(_ document: Document) throws(InputError) {
    try document.allow(["kind", "instruction"])
    instruction = try document["instruction"]?.string() ?? Self.defaultInstruction
  }

  var form: [String: JSONValue] { ["instruction": .string(instruction)] }

  func scorer(for answers: [String]) -> (any Scorer)? { ChoiceScorer(answers: answers) }

  /// The question, a line for each option, and the instruction.
  func asked(_ question: Suite.Question, sample: Int) -> String {
    let options = zip(Self.letters, Self.order(of: question, sample: sample)).map { "\($0)) \($1.text)" }
    return ([question.text] + options + [instruction]).joined(separator: "\n")
  }

  static let letters = (0..<maximumChoices).map { String(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) }

  /// The options of a question as a sample shows them, the first as A.
  ///
  /// A seeded permutation, turned by one place from sample to sample: in any k samples in a row from a multiple of k,
  /// each of the k options stands at each letter once, so that a liking for a letter cancels. The next k samples have
  /// another permutation. The order in the file plays no part.
  static func order(of question: Suite.Question, sample: Int) -> [Suite.Choice] {
    var choices = question.choices.sorted { ($0.answer, $0.text) < ($1.answer, $1.text) }
    guard choices.count > 1 else { return choices }
    let (block, turn) = sample.quotientAndRemainder(dividingBy: choices.count)
    var source = RandomSource(seed: 0, stream: "choices/\(question.id)/\(block)")
    source.shuffle(&choices)
    return Array(choices[turn...] + choices[..<turn])
  }
}
