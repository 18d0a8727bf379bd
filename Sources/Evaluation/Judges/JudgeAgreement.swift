import Statistics

/// How far judges agree on the same replies beyond chance, by Krippendorff's α (see `Agreement`).
package struct JudgeAgreement: Sendable, Equatable {
  /// Below it nothing may be concluded from ratings, not even tentatively (Krippendorff, Content Analysis, 4th ed., 2018,
  /// ch. 12).
  package static let least = 0.667

  /// Over the scores, differences squared; nil where nothing can be compared, or all scores are the same.
  package var scores: Double?
  /// Over what the replies count as: hit, miss, or dropped; nil likewise.
  package var outcomes: Double?
  /// Replies that are compared: those that every judge rated.
  package var compared: Int
  /// Replies that every judge gave a score.
  package var scored: Int
  /// Replies that some judge did not rate, because it could not be asked.
  package var unrated: Int

  /// - Parameters:
  ///   - ratings: one element a reply, in it what each judge said of it.
  ///   - unrated: further replies, which only some of the judges rated.
  package init(_ ratings: [[JudgeScoring.Verdicts]], rule: JudgeRule, unrated: Int = 0) {
    let scores = ratings.compactMap { verdicts -> [Double]? in
      let found = verdicts.compactMap { if case .score(let score) = $0.verdict { score } else { nil } }
      return found.count == verdicts.count ? found : nil
    }
    (compared, scored, self.unrated) = (ratings.count, scores.count, unrated)
    self.scores = Agreement.krippendorff(scores, scale: .interval)
    outcomes = Agreement.krippendorff(
      ratings.map { $0.map { Self.code(rule.outcome($0.verdict, screened: $0.screened)) } }, scale: .nominal)
  }

  /// Whether the judges agree well enough for a claim, by the usual least. Where all replies came to the same there is nothing to disagree on.
  package var suffices: Bool { (outcomes ?? 1) >= Self.least }

  private static func code(_ outcome: JudgedOutcome) -> Double {
    switch outcome {
    case .miss: 0
    case .hit: 1
    case .dropped: 2
    }
  }
}
