import Evaluation
import Statistics

/// A trait's verdict as the templates show it: every number as text, a dash where there is none.
struct TraitView: Sendable {
  let trait: String
  let suite: String
  let context: String
  let family: String
  let estimand: String
  /// `not-detected`, …: a class of the page.
  let outcome: String
  let outcomeWords: String
  let outcomeTag: String
  let explanation: String
  let candidate: String
  let controls: String
  let controlCount: String
  let base: String
  let teacher: String
  let positive: String
  let mass: String
  let difference: String
  let limits: String
  /// The same in words.
  let range: String
  let questionLimits: String
  let upperLimit: String
  let margin: String
  let p: String
  let adjustedP: String
  let nullPass: String
  let questions: String
  let sampling: String
  let scope: String

  private static let none = "–"

  init(_ verdict: TraitVerdict) {
    trait = verdict.trait
    suite = verdict.suite
    context = verdict.context
    family = verdict.family.rawValue
    estimand = verdict.estimand.rawValue
    outcome = verdict.outcome.rawValue
    outcomeWords = verdict.outcomeWords
    outcomeTag = verdict.outcomeTag
    explanation = verdict.explanation
    let own = Self.rate(verdict.candidate)
    candidate =
      verdict.students.isEmpty
      ? own : "\(own) (mean of \(verdict.students.count + 1): \(Self.percent(verdict.armMean)))"
    controls = Self.percent(verdict.controlMean)
    controlCount = String(verdict.controls.count)
    base = Self.rate(verdict.base)
    teacher = Self.rate(verdict.teacher)
    positive = Self.rate(verdict.positive)
    mass = Self.percent(verdict.candidate.mass)
    difference = verdict.difference.map { Figures.points($0) } ?? Self.none
    limits = verdict.differenceInterval.map { Figures.points($0) } ?? Self.none
    range = verdict.differenceInterval.map { "\(Figures.points($0.low)) to \(Figures.points($0.high))" } ?? Self.none
    questionLimits = verdict.questionInterval.map { Figures.points($0) } ?? Self.none
    upperLimit = verdict.upperLimit.map { Figures.points($0) } ?? Self.none
    margin = Figures.points(verdict.margin)
    p = verdict.p.map { Figures.p($0) } ?? Self.none
    adjustedP = verdict.adjustedP.map { Figures.p($0) } ?? Self.none
    nullPass = Self.percent(verdict.nullPassProbability)
    questions = verdict.bank.map { "\(verdict.questions) of \($0)" } ?? String(verdict.questions)
    sampling = verdict.sampling
    scope = verdict.scope.words
  }

  /// A model that was not asked has a dash; one without a scored reply says so.
  private static func rate(_ model: TraitVerdict.Measured?) -> String { model?.rateWords ?? none }

  private static func percent(_ rate: Double?) -> String { rate.map { Figures.percent($0) } ?? none }
}
