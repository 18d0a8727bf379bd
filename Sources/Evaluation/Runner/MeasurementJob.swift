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

  func key(digest: String, exact: Bool) -> SampleSetKey {
    SampleSetKey(
      identity: model.identity, suiteDigest: digest, context: context.name, scorer: suite.scorer.kind.rawValue,
      exact: exact)
  }
}
