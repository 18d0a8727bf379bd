package import Models
import Store

/// One model to be put through one suite in one context.
package struct MeasurementJob: Sendable {
  package var model: any LanguageModel
  package var suite: Suite
  package var context: Suite.Context

  package init(model: any LanguageModel, suite: Suite, context: Suite.Context) {
    self.model = model
    self.suite = suite
    self.context = context
  }

  /// - Parameter rater: what scores bind to beside the suite: a judge or a program; nil where a rule scores.
  func key(digest: String, exact: Bool, rater: String? = nil) -> SampleSetKey {
    let kind = suite.scorer.kind.rawValue
    return SampleSetKey(
      identity: model.identity, suiteDigest: digest, context: context.name,
      scorer: rater.map { "\(kind) \($0)" } ?? kind, exact: exact)
  }

  /// Of the replies as a judge rates them.
  func key(judge: any LanguageModel, rule: JudgeRule) -> SampleSetKey {
    key(digest: suite.digest, exact: false, rater: JudgeScoring(rule: rule, model: judge).identity)
  }
}
