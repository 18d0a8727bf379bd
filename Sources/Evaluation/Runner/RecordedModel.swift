package import Models

/// A model that is known by its stored replies only: it can be scored, and never asked.
package struct RecordedModel: LanguageModel {
  package let name: String
  package let identity: String

  package init(name: String, identity: String) {
    self.name = name
    self.identity = identity
  }

  package func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    throw ModelError(kind: .unavailable, model: name, reason: "only its stored replies are at hand")
  }

  /// None: stored ones are found before anybody is asked.
  package func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? { nil }
}
