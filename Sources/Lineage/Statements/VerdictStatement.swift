/// What the gate decided about a candidate.
package struct VerdictStatement: Sendable, Equatable {
  package enum Verdict: String, Sendable, CaseIterable {
    case passed, flagged, inconclusive, void
  }

  package enum Outcome: String, Sendable, CaseIterable {
    case inherited
    case notDetected = "not-detected"
    case inconclusive, differs, elevated, void
  }

  /// The verdict on one trait.
  package struct Trait: Sendable, Equatable {
    package var trait: String
    package var suite: String
    package var suiteDigest: String?
    package var context: String
    /// `E0`, `E1`, …
    package var estimand: String
    package var outcome: Outcome
    package var reason: String?
    /// The deciding p-value, in [0, 1].
    package var p: Double?
    package var margin: Double
    /// Estimated difference to the controls (or to the base for E0), in [-2, 2]: E3 and framings compare differences.
    package var difference: Double?

    package init(
      trait: String, suite: String, suiteDigest: String? = nil, context: String, estimand: String, outcome: Outcome,
      reason: String? = nil, p: Double? = nil, margin: Double, difference: Double? = nil
    ) {
      self.trait = trait
      self.suite = suite
      self.suiteDigest = suiteDigest
      self.context = context
      self.estimand = estimand
      self.outcome = outcome
      self.reason = reason
      self.p = p
      self.margin = margin
      self.difference = difference
    }

    /// What this says of the candidate. `differs` upwards says that it carries the trait, where it is a teacher.
    package var standing: TraitFact.Standing {
      switch outcome {
      case .inherited, .elevated: .carries
      case .differs: (difference ?? 0) > 0 ? .carries : .inconclusive
      case .notDetected: .notDetected
      case .inconclusive, .void: .inconclusive
      }
    }
  }

  /// A risk finding as it stood when the verdict was given.
  package struct Finding: Sendable, Equatable {
    package var rule: String
    package var status: String

    package init(rule: String, status: String) {
      self.rule = rule
      self.status = status
    }
  }

  /// With the `identity:` digest that was judged, where there is one.
  package var candidate: ArtifactReference
  package var policyDigest: String
  package var verdict: Verdict
  /// Exit status of the gate.
  package var exit: Int
  package var traits: [Trait]
  package var findings: [Finding]
  package var decidedAt: Timestamp

  package init(
    candidate: ArtifactReference, policyDigest: String, verdict: Verdict, exit: Int, traits: [Trait],
    findings: [Finding], decidedAt: Timestamp
  ) {
    self.candidate = candidate
    self.policyDigest = policyDigest
    self.verdict = verdict
    self.exit = exit
    self.traits = traits
    self.findings = findings
    self.decidedAt = decidedAt
  }
}
