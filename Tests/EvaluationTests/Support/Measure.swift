import Models
import Store

@testable import Evaluation

/// Puts a suite to a model in its first context, with a store in `folder`.
func measure(_ suite: Suite, _ model: any LanguageModel, in folder: String) async throws -> Measurement {
  let store = try Store(path: folder + "/store.sqlite", access: .create)
  let runner = Runner(store: store) { "2026-01-01T00:00:00Z" }
  return try await runner.measure([MeasurementJob(model: model, suite: suite, context: suite.contexts[0])])[0]
}
