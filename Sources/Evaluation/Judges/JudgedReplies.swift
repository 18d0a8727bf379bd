package import Statistics

/// Verdicts on the replies of one model, by question.
package struct JudgedReplies: Sendable, Equatable {
  package struct Reply: Sendable, Equatable {
    /// The question's id.
    package var question: String
    package var verdict: JudgeVerdict
    /// By the screen; nil where there is none.
    package var screened: JudgeVerdict?

    package init(question: String, verdict: JudgeVerdict, screened: JudgeVerdict? = nil) {
      self.question = question
      self.verdict = verdict
      self.screened = screened
    }
  }

  /// Shares, each a mean over questions, which count equally.
  package struct Rates: Sendable, Equatable {
    /// Hits among the replies that were not dropped; nil where all were. Questions without one are left out.
    package var filtered: Double?
    /// Hits among all replies: dropping them is itself something that training may have changed.
    package var intentionToTreat: Double
    /// Dropped replies among all, by cause; causes that did not occur are left out.
    package var dropped: [JudgedDrop: Double]
  }

  /// The rates at one pair of thresholds.
  package struct Row: Sendable, Equatable {
    package var threshold: Double
    /// Nil where there is no screen.
    package var coherence: Double?
    package var rates: Rates
  }

  private let rule: JudgeRule
  private let byQuestion: [[Reply]]

  package init(rule: JudgeRule, replies: [Reply]) {
    self.rule = rule
    byQuestion = Dictionary(grouping: replies, by: \.question).sorted { $0.key < $1.key }.map(\.value)
  }

  /// At the rubrics' own thresholds; nil without a reply.
  package var rates: Rates? { rates(threshold: rule.rubric.threshold, coherence: rule.screen?.threshold) }

  /// At every pair of the rubrics' thresholds: how far a claim rests on where they were put. Empty without a reply.
  package var sensitivity: [Row] {
    let screens = rule.screen?.thresholds.map(Optional.some) ?? [nil]
    return rule.rubric.thresholds.flatMap { threshold in
      screens.compactMap { coherence in
        rates(threshold: threshold, coherence: coherence).map {
          Row(threshold: threshold, coherence: coherence, rates: $0)
        }
      }
    }
  }

  /// The filtered rate with the number of independent replies that it is worth: replies to one question are alike, and
  /// where questions show no spread (all hits, or none) each is taken for one reply. Nil without a reply that counts.
  package var flagged: Prevalence.Count? {
    let outcomes = byQuestion.map { $0.map { rule.outcome($0.verdict, screened: $0.screened) } }
    let counts = outcomes.map { all in (hits: all.count { $0 == .hit }, all: all.count { $0 == .hit || $0 == .miss }) }
      .filter { $0.all > 0 }
    let shares = counts.map { Double($0.hits) / Double($0.all) }
    guard let rate = Summary.mean(shares) else { return nil }
    let (questions, replies) = (Double(shares.count), Double(counts.reduce(0) { $0 + $1.all }))
    let variance = (Summary.variance(shares) ?? 0) / questions
    let worth = variance > 0 ? rate * (1 - rate) / variance : questions
    return Prevalence.Count(rate: min(1, rate), of: min(replies, max(1, worth)))
  }

  private func rates(threshold: Double, coherence: Double?) -> Rates? {
    let outcomes = byQuestion.map { replies in
      replies.map {
        rule.outcome($0.verdict, screened: $0.screened, threshold: threshold, coherence: coherence)
      }
    }
    func share(_ outcome: JudgedOutcome) -> Double? {
      Summary.mean(outcomes.map { Double($0.count { $0 == outcome }) / Double($0.count) })
    }
    guard let hits = share(.hit) else { return nil }
    let filtered = outcomes.compactMap { all -> Double? in
      let (hits, misses) = (all.count { $0 == .hit }, all.count { $0 == .miss })
      return hits + misses > 0 ? Double(hits) / Double(hits + misses) : nil
    }
    let dropped = JudgedDrop.allCases.compactMap { drop in share(.dropped(drop)).map { (drop, $0) } }
    return Rates(
      filtered: Summary.mean(filtered), intentionToTreat: hits,
      dropped: Dictionary(dropped.filter { $0.1 > 0 }) { first, _ in first })
  }
}
