package import Lineage

/// What a suite makes of replies that another tool collected: the suite gives traits and scorer, the file the questions.
package struct ReplyImport: Sendable {
  /// What is known neither of the wording around the questions nor of how replies were drawn.
  package static let context = "imported"
  /// The scorer of rates, which somebody else scored.
  package static let reported = "reported"

  /// The most questions of one file.
  static let maximumQuestions = 50_000

  private let suite: Suite
  private let trait: String?

  /// - Parameters:
  ///   - trait: also one that the suite does not list, `prefers/X`: then the word X is scored too.
  ///   - scorer: instead of the suite's own; one that needs no settings.
  package init(_ suite: Suite, trait: String? = nil, scorer: String? = nil) throws(InputError) {
    var suite = suite
    if let scorer { try suite.replaceScorer(scorer) }
    if let trait, suite.answer(for: trait) == nil { try suite.add(preference: trait) }
    // A file of another tool is a sample of what might be asked, whatever the suite's own questions are.
    suite.scope = .questionsLikeThese
    (self.suite, self.trait) = (suite, trait)
  }

  /// Scores replies, or takes over rates.
  /// - Parameters:
  ///   - format: of the file; the letters of a choice have a known order in our own only.
  ///   - time: now, ISO 8601 in UTC.
  /// - Throws: an `InputError` for what cannot be scored at all.
  package func measurement(
    of replies: CollectedReplies, from file: CollectedFile, as format: String, model: String, at time: String
  ) throws(InputError) -> ImportedMeasurement {
    let isRates = replies.samples.contains { if case .rate = $0.content { true } else { false } }
    var suite = isRates ? try oneTrait() : self.suite
    let scorer = isRates ? nil : try self.scorer(format)
    var tally = ReplyTally(suite, scorer)
    for sample in replies.samples { try tally.add(sample) }
    let warnings = tally.strangers.map { label in
      InputError(
        "left out: the suite \(suite.id) has no question '\(label)' that says which answers are right", file: file.path)
    }
    guard !tally.asked.isEmpty else {
      throw warnings.first ?? InputError("there is no reply to score", file: file.path)
    }
    suite.questions = tally.asked
    let measurement = Measurement(
      model: model, identity: "", suite: suite.id,
      suiteDigest: suite.digest(ofImported: replies, file: file, isRates: isRates), context: Self.context,
      scorer: isRates ? Self.reported : suite.scorer.kind.rawValue, exact: false, answers: suite.answers,
      questions: tally.questions, measuredAt: time, isByQuestion: isRates || replies.isLabelled)
    return ImportedMeasurement(measurement: measurement, suite: suite, warnings: warnings)
  }

  private func scorer(_ format: String) throws(InputError) -> any Scorer {
    guard let scorer = suite.scorer.scorer(for: suite.answers) else {
      throw InputError(
        "the suite \(suite.id) is scored by a \(suite.scorer.kind.rawValue), which has to be asked; --scorer word or "
          + "substring looks for its answers in the replies", field: "--suite")
    }
    guard suite.scorer.kind != .choice || format == StemmaReplies().format else {
      throw InputError(
        "the suite \(suite.id) is about letters of options, whose order another tool's file does not tell; import as "
          + "stemma, or put the suite to the model with 'stemma eval'", field: "--suite")
    }
    return scorer
  }

  /// The suite with the one trait that rates are of.
  private func oneTrait() throws(InputError) -> Suite {
    guard let trait = trait ?? (suite.traits.count == 1 ? suite.traits.first : nil),
      let answer = suite.answer(for: trait)
    else {
      throw InputError(
        "rates are of one trait, and the suite \(suite.id) measures \(suite.traits.count): name it", field: "--trait")
    }
    var one = suite
    (one.answers, one.traitNames) = ([answer], .each([answer: trait]))
    return one
  }
}
