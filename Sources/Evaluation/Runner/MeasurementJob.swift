package import Models
import Statistics
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

/// One question to be put, and which time it is.
struct SampleID: Hashable, Sendable {
  var question: String
  /// From 0.
  var position: Int

  /// The seed of this sample, the same for every model: where models share their randomness, they differ by less noise.
  func seed(suiteDigest: String) -> UInt64 {
    var source = RandomSource(seed: 0, stream: "\(suiteDigest)/\(question)/\(position)")
    return source.next()
  }
}
