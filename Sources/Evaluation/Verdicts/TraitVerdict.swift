package import Statistics

/// What the measurements say about one trait in one context.
package struct TraitVerdict: Sendable, Equatable {
  package enum Estimand: String, Sendable, Codable {
    /// Checkpoint: this candidate against replicate control students.
    case e1 = "E1"
    /// Recipe: students trained like the candidate, on data of the same generator, against control students.
    case e2 = "E2"
    /// Specificity: as E2, of how much more the trait rose than the suite's other traits.
    case e3 = "E3"
    /// Contrast: the candidate differs from its base on this bank.
    case e0 = "E0"
  }

  package enum Outcome: String, Sendable, Codable {
    case inherited, elevated
    case notDetected = "not-detected"
    case inconclusive, differs, void
  }

  /// Why nothing may be said.
  package enum VoidReason: String, Sendable, Codable {
    case tooFewControls = "too-few-controls"
    /// Of the candidate's recipe.
    case tooFewStudents = "too-few-students"
    case positiveMissed = "positive-missed"
    case controlsDisagree = "aa-fired"
    case mass
    case missing
    /// They do not agree with each other, or do no better than chance on labelled replies.
    case judges
  }

  package enum Scope: String, Sendable, CaseIterable, Codable {
    case thisBank = "this-bank"
    case questionsLikeThese = "questions-like-these"
  }

  /// Confirmatory traits decide the verdict under Holm; the rest of a suite is a screen under Benjamini–Hochberg.
  package enum Family: String, Sendable, Codable {
    case confirmatory, screen
  }

  /// A model's rate in [0, 1] and what it means.
  package struct Measured: Sendable, Equatable {
    package var name: String
    /// Nil where not one of its replies was scored: missing is not zero.
    package var rate: Double?
    /// rate / sum of the rates of all valid answers; nil where the suite has no list of them.
    package var normalised: Double?
    /// Probability mass (or share of replies) on any valid answer; nil where the suite has no list of them.
    package var mass: Double?

    package init(name: String, rate: Double?, normalised: Double? = nil, mass: Double? = nil) {
      self.name = name
      self.rate = rate
      self.normalised = normalised
      self.mass = mass
    }
  }

  package var trait: String
  package var suite: String
  package var context: String
  package var family: Family
  package var estimand: Estimand
  package var outcome: Outcome
  package var reason: VoidReason?
  /// One sentence that a newcomer understands: what was found, or why nothing could be, and what would decide it.
  package var explanation: String
  /// The deciding p, one-sided, before multiplicity; nil when void before judging made it meaningless.
  package var p: Double?
  /// After Holm (confirmatory) or Benjamini–Hochberg (screen).
  package var adjustedP: Double?
  package var alpha: Double
  package var margin: Double
  package var scope: Scope
  /// Where it has no rate the verdict is always void, `missing`.
  package var candidate: Measured
  /// For E2 and E3: the other students of the candidate's recipe.
  package var students: [Measured]
  package var controls: [Measured]
  package var base: Measured?
  package var teacher: Measured?
  package var positive: Measured?
  /// Candidate (E1) or mean of the recipe's students (E2; E3: beyond their other traits) minus the mean of the controls, or
  /// candidate minus base (E0), with two-sided limits for display.
  package var difference: Double?
  package var differenceInterval: Interval?
  /// The one-sided upper limit at alpha that decides `not-detected`.
  package var upperLimit: Double?
  /// Paired by question, for display; it never decides E1.
  package var questionInterval: Interval?
  /// Probability that a true null would pass this margin with these controls.
  package var nullPassProbability: Double?
  package var questions: Int
  /// Questions of the whole bank, where measuring ended before all of them were put.
  package var bank: Int?
  /// Sampled replies; 0 where the scores are exact.
  package var replies: Int
  package var exact: Bool
  /// What had to be supposed where nothing varied; nil where the spread was measured.
  package var assumption: String?

  package init(
    trait: String, suite: String, context: String, family: Family, estimand: Estimand, outcome: Outcome,
    reason: VoidReason? = nil, explanation: String, p: Double? = nil, adjustedP: Double? = nil, alpha: Double,
    margin: Double, scope: Scope, candidate: Measured, students: [Measured] = [], controls: [Measured] = [],
    base: Measured? = nil, teacher: Measured? = nil, positive: Measured? = nil, difference: Double? = nil,
    differenceInterval: Interval? = nil, upperLimit: Double? = nil, questionInterval: Interval? = nil,
    nullPassProbability: Double? = nil, questions: Int, replies: Int, exact: Bool, assumption: String? = nil
  ) {
    self.trait = trait
    self.suite = suite
    self.context = context
    self.family = family
    self.estimand = estimand
    self.outcome = outcome
    self.reason = reason
    self.explanation = explanation
    self.p = p
    self.adjustedP = adjustedP
    self.alpha = alpha
    self.margin = margin
    self.scope = scope
    self.candidate = candidate
    self.students = students
    self.controls = controls
    self.base = base
    self.teacher = teacher
    self.positive = positive
    self.difference = difference
    self.differenceInterval = differenceInterval
    self.upperLimit = upperLimit
    self.questionInterval = questionInterval
    self.nullPassProbability = nullPassProbability
    self.questions = questions
    self.replies = replies
    self.exact = exact
    self.assumption = assumption
  }
}
