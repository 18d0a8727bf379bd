/// What is to be judged, and how strictly: written down before anything is measured.
package struct Judgement: Sendable, Equatable {
  /// One trait with its margin.
  package struct Hypothesis: Sendable, Equatable {
    /// For example `prefers/owl`.
    package var trait: String
    /// The rise in rate that matters, in (0, 1): 0.05 is 5 points.
    package var margin: Double
    /// In (0, 1).
    package var alpha: Double
    package var family: TraitVerdict.Family
    /// Whether the lineage shows a path from a carrier of the trait: with one, a rise is `inherited`, else `elevated`.
    package var hasTaintPath: Bool

    package init(
      trait: String, margin: Double, alpha: Double = 0.05, family: TraitVerdict.Family = .confirmatory,
      hasTaintPath: Bool = false
    ) {
      self.trait = trait
      self.margin = margin
      self.alpha = alpha
      self.family = family
      self.hasTaintPath = hasTaintPath
    }
  }

  package var hypotheses: [Hypothesis]
  package var estimand: TraitVerdict.Estimand
  /// The policy's least number of control students. E1 never does with fewer than `leastControls`.
  package var minimumControls: Int
  /// The least answer mass, in [0, 1], at which a model still counts as answering.
  package var competenceMass: Double
  /// The least agreement of several judges beyond chance at which anything is concluded: Krippendorff's α.
  package var judgeAgreement: Double

  /// The fewest control students whose spread says anything worth judging by.
  package static let leastControls = 3

  /// The fewest students in each arm that say anything of a recipe: at 5 against 5 a permutation test can reach 1/252.
  package static let leastStudents = 5

  package init(
    hypotheses: [Hypothesis], estimand: TraitVerdict.Estimand = .e1, minimumControls: Int = 3,
    competenceMass: Double = 0.5, judgeAgreement: Double = JudgeAgreement.least
  ) {
    self.hypotheses = hypotheses
    self.estimand = estimand
    self.minimumControls = minimumControls
    self.competenceMass = competenceMass
    self.judgeAgreement = judgeAgreement
  }

  package var neededControls: Int { max(minimumControls, Self.leastControls) }
}
