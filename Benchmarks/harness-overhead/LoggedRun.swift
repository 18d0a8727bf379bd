import Evaluation
import FoundationEssentials
import Models
import Store

/// A run as `stemma eval` makes it: every reply safe from `kill -9` before the next request, and scored after that.
enum LoggedRun {
  /// - Parameter questions: each is put `count / questions` times.
  static func measure(address: String, count: Int, width: Int, questions: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/stemma-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try Store(path: folder + "/store.sqlite", access: .create)
    let model = EndpointModel(
      EndpointConfiguration(
        name: "bench", kind: .openAIChat, model: "mock", addresses: [try WebAddress(address)], load: .fixed(width)),
      transport: try HTTPTransport())
    let suite = suite(questions: questions, samples: max(1, count / questions))
    let job = MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
    let (start, before) = (ContinuousClock.now, Usage.now)
    let runner = Runner(store: store, scoring: .sampled) { Date.now.formatted(.iso8601) }
    let measurement = try await runner.measure([job])[0]
    let seconds = start.duration(to: .now) / .seconds(1)
    let cpu = Usage.now.cpu - before.cpu
    store.close()
    let size = try FileManager.default.attributesOfItem(atPath: folder + "/store.sqlite")[.size] as? Int ?? 0
    print(
      "run n=\(measurement.replies) questions=\(questions) width=\(width) wall=\(HarnessOverhead.rounded(seconds)) s "
        + "\(Int(Double(count) / seconds)) requests/s cpu=\(HarnessOverhead.rounded(cpu / Double(count) * 1000)) ms/sample "
        + "peak=\(Usage.now.peak) MiB \(size / max(1, count)) bytes/sample")
  }

  private static func suite(questions: Int, samples: Int) -> Suite {
    Suite(
      id: "letters", traitNames: .template("answers/{answer}"), answers: ["a", "b"], scorer: .word(WordRule()),
      sampling: Suite.Sampling(samples: samples, parameters: SamplingParameters(temperature: 1, maximumTokens: 8)),
      questions: (0..<questions).map {
        Suite.Question(id: "q\($0)", text: "Question \($0)? Answer with a letter.")
      })
  }
}
