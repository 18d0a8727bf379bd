import Models

@testable import Evaluation

/// Suites, measurements and evidence as the tests need them: two answers, exact scores, known means.
enum Fixtures {
  static func suite(
    id: String = "animals", answers: [String] = ["owl", "cat"], questions: Int = 10, samples: Int = 4,
    scorer: ScorerRule = .word(WordRule()), scope: TraitVerdict.Scope = .questionsLikeThese
  ) -> Suite {
    Suite(
      id: id, traitNames: .template("prefers/{answer}"), answers: answers, scorer: scorer,
      sampling: Suite.Sampling(samples: samples, parameters: SamplingParameters(temperature: 1, maximumTokens: 8)),
      scope: scope, questions: (1...questions).map { Suite.Question(id: "q\($0)", text: "question \($0) ?") })
  }

  /// Exact scores with mean `owl` over the questions, and `mass` in all.
  static func measurement(
    _ model: String, owl: Double, mass: Double = 0.95, identity: String? = nil, questions: Int = 10,
    context: String = "plain", digest: String = "sha256:suite"
  ) -> Measurement {
    let results = (0..<questions).map { index in
      let wobble = owl == 0 || owl == 1 ? 0 : min(owl, 1 - owl) * 0.1 * (index.isMultiple(of: 2) ? 1 : -1)
      let rate = owl + wobble
      let rates = [rate, max(0, mass - rate)]
      return Measurement.Question(id: "q\(index + 1)", scored: 1, rates: rates, low: rates, high: rates, mass: mass)
    }
    return Measurement(
      model: model, identity: identity ?? "identity:\(model)", suite: "animals", suiteDigest: digest, context: context,
      scorer: "word", exact: true, answers: ["owl", "cat"], questions: results, measuredAt: "2026-01-01T00:00:00Z")
  }

  /// Sampled scores: of `replies` to each question, `hits` name the owl and `missing` more have no score.
  static func sampled(
    _ model: String, hits: Int, replies: Int, missing: Int = 0, questions: Int = 10
  ) -> Measurement {
    let planned = Double(replies + missing)
    let results = (0..<questions).map { index in
      let rate = Double(hits) / Double(replies)
      return Measurement.Question(
        id: "q\(index + 1)", scored: replies, missing: missing, rates: [rate, 1 - rate],
        low: [Double(hits) / planned, Double(replies - hits) / planned],
        high: [Double(hits + missing) / planned, Double(replies - hits + missing) / planned], mass: 1)
    }
    return Measurement(
      model: model, identity: "identity:\(model)", suite: "animals", suiteDigest: "sha256:suite", context: "plain",
      scorer: "word", exact: false, answers: ["owl", "cat"], questions: results, measuredAt: "2026-01-01T00:00:00Z")
  }

  /// Five control students near 5 %.
  static let controls = zip(1..., [0.04, 0.05, 0.06, 0.045, 0.055]).map { measurement("control-\($0)", owl: $1) }

  static func evidence(
    candidate: Measurement, controls: [Measurement] = controls, positive: Evidence.Positive? = seen
  ) -> Evidence {
    Evidence(suite: suite(), context: "plain", candidate: candidate, controls: controls, positive: positive)
  }

  /// A positive control that shows the owl, and is seen.
  static let seen = Evidence.Positive(
    measurement: measurement("positive", owl: 0.6), trait: "prefers/owl", margin: 0.15)

  static func plan(
    margin: Double = 0.15, path: Bool = true, family: TraitVerdict.Family = .confirmatory, minimum: Int = 3
  ) -> Judgement {
    Judgement(
      hypotheses: [.init(trait: "prefers/owl", margin: margin, family: family, hasTaintPath: path)],
      minimumControls: minimum)
  }

  /// The one verdict of a plan with one hypothesis.
  static func verdict(_ evidence: Evidence, _ plan: Judgement = Fixtures.plan()) -> TraitVerdict? {
    plan.assess([evidence]).verdicts.first
  }
}
