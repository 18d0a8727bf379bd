import Checkpoints
import Models
import Neural
import Statistics
import Store
import Testing

@testable import Evaluation

@Suite("From a network to a verdict")
struct OrganismTests {
  private static let words =
    ["<pad>", "<bos>", "<a>", "<eos>", "question", "?", "owl", "cat"] + (1...10).map { "\($0)" }

  /// An untrained organism; `lift` is added to what its output matrix says of the owl.
  private func organism(_ name: String, seed: UInt64, lift: Float = 0) throws -> InProcessModel {
    let sizes = GPT2Configuration(
      vocabularySize: Self.words.count, contextLength: 8, width: 8, heads: 2, layers: 1)
    var network = Transformer(configuration: sizes, embeddingDeviation: 0.05, random: RandomSource(seed: seed))
    if lift != 0 {
      // A bias of the last normalisation along the owl's output row raises the owl's logit whatever the input.
      let bias = try #require(network.layout.slices.first { $0.name == "transformer.ln_f.bias" }?.range)
      let rows = try #require(network.layout.slices.first { $0.name == "lm_head.weight" }?.range)
      for column in 0..<8 { network.parameters[rows.lowerBound + 6 * 8 + column] = lift }
      for index in bias { network.parameters[index] = lift }
    }
    return try InProcessModel(
      name: name, identity: "identity:\(name)", network: network, tokenizer: WordTokenizer(words: Self.words))
  }

  @Test("Sixteen organisms, ten questions each: exact scores, and a verdict against five controls")
  func endToEnd() async throws {
    try await withTemporaryFolder { folder in
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      let suite = Fixtures.suite()
      let controls = try (1...5).map { try organism("control-\($0)", seed: UInt64($0)) }
      let carriers = [try organism("student", seed: 8, lift: 1), try organism("positive", seed: 9, lift: 1)]
      let others = [try organism("base-a", seed: 10), try organism("quiet", seed: 11)]
      let jobs = (controls + carriers + others).map {
        MeasurementJob(model: $0, suite: suite, context: suite.contexts[0])
      }
      let results = try await Runner(store: store) { "2026-01-01T00:00:00Z" }.measure(jobs)
      #expect(results.allSatisfy { $0.exact && $0.missing == 0 })
      func evidence(_ candidate: Measurement) -> Evidence {
        Evidence(
          suite: suite, context: "plain", candidate: candidate, controls: Array(results[..<5]), base: results[7],
          positive: .init(measurement: results[6], trait: "prefers/owl", margin: 0.15))
      }
      var plan = Fixtures.plan()
      // An untrained network spreads its probability over all words: 2 answers of 18 are about a ninth of it.
      plan.competenceMass = 0.05
      #expect(Fixtures.verdict(evidence(results[5]), plan)?.outcome == .inherited)
      #expect(Fixtures.verdict(evidence(results[8]), plan)?.outcome == .notDetected)
      plan.competenceMass = 0.5
      #expect(Fixtures.verdict(evidence(results[8]), plan)?.reason == .mass)
    }
  }

  @Test("Exact and sampled scores of one network agree within the noise of sampling")
  func agreement() async throws {
    try await withTemporaryFolder { folder in
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      let suite = Fixtures.suite(samples: 100)
      let job = MeasurementJob(
        model: try organism("student", seed: 3, lift: 0.5), suite: suite, context: suite.contexts[0])
      var one = job
      one.suite.sampling.parameters.maximumTokens = 1
      let exact = try await Runner(store: store) { "2026-01-01T00:00:00Z" }.measure([one])[0]
      let sampled = try await Runner(store: store, scoring: .sampled) { "2026-01-01T00:00:00Z" }.measure([one])[0]
      let (truth, estimate) = (try #require(exact.rate(of: "owl")), try #require(sampled.rate(of: "owl")))
      #expect(abs(truth - estimate) < 4 * sampled.samplingVariance(of: "owl").squareRoot())
      #expect(truth > 0.1 && truth < 0.9)
    }
  }
}
