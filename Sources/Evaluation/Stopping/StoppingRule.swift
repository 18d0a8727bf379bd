import Statistics

/// When measuring may end before the whole bank of questions is through, written down before the first request.
///
/// Questions are taken whole, with all their samples and for all models, in a random order that suite and context alone
/// decide. After every `step` questions each model's rate in the whole bank lies, at all looks at once, within a confidence
/// sequence for sampling without replacement; measuring ends where the claims hold at the worst corner of these, at half of
/// alpha. The other half pays for the sequences: one for each model and hypothesis, each at alpha/(2 · models · hypotheses).
///
/// What is decided depends on stored replies and their order, and on no clock: a run that was cut short decides as one that
/// was not.
package struct StoppingRule: Sendable, Equatable {
  /// Of the whole claim, in (0, 1).
  package var alpha: Double
  /// Models with a sequence of their own.
  package var models: Int
  /// Traits × suites × contexts.
  package var hypotheses: Int
  /// The traits with sequences, sorted.
  package var traits: [String]
  /// Questions between two looks.
  package var step: Int

  /// - Parameter questions: of the largest bank: there are about ten looks at it.
  package init(alpha: Double, models: Int, hypotheses: Int, traits: [String], questions: Int) {
    self.alpha = alpha
    self.models = max(1, models)
    self.hypotheses = max(1, hypotheses)
    self.traits = traits.sorted()
    step = max(1, questions / 10)
  }

  /// Of each sequence.
  package var confidence: Double { 1 - alpha / (2 * Double(models) * Double(hypotheses)) }

  /// The ids of the questions as they are taken: by name, shuffled.
  func order(of suite: Suite, in context: String) -> [String] {
    var random = RandomSource(seed: 0, stream: "stopping/\(suite.digest)/\(context)")
    return suite.questions.map(\.id).sorted().shuffled(using: &random)
  }

  /// After how many questions of a bank is looked; the last one is the whole bank.
  func looks(at bank: Int) -> [Int] { Array(stride(from: step, to: bank, by: step)) + [bank] }
}
