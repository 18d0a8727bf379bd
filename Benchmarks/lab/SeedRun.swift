import Evaluation
import FoundationEssentials
import Glibc
import Lab
import Models
import Store

/// Trains, measures and judges the models of one seed.
struct SeedRun: Sendable {
  let plan: OwlNumbersPlan
  let suite: Suite
  let threads: Int

  func record(seed: UInt64) async throws -> SeedRecord {
    let start = Self.processSeconds
    let products = try await PlanRunner(plan: plan, seed: seed, threads: threads).run()
    let measurements = try await measure(products)
    let seconds = Self.processSeconds - start
    let byName = Dictionary(uniqueKeysWithValues: measurements.map { ($0.model, $0) })
    return SeedRecord(
      seed: seed, recipe: plan.recipe.version, suite: suite.digest, seconds: Self.rounded(seconds, to: 100),
      models: measurements.map { measurement in
        let rates = suite.answers.map { ($0, Self.rounded(measurement.rate(of: $0) ?? .nan, to: 1e6)) }
        return SeedRecord.Model(
          name: measurement.model, rates: Dictionary(uniqueKeysWithValues: rates),
          mass: Self.rounded(measurement.mass ?? .nan, to: 1e6))
      },
      gates: Candidacy.margins.flatMap { margin in
        Candidacy.all(of: plan).compactMap { $0.outcome(byName, suite: suite, margin: margin) }
      })
  }

  /// The gate's own way of measuring, with a store that lives as long as this call.
  private func measure(_ products: [String: Product]) async throws -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lab-sweep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let jobs = try plan.models.compactMap { step -> MeasurementJob? in
      guard case .model(let network) = products[step.name] else { return nil }
      let model = try InProcessModel(
        name: step.name, identity: step.name, network: network, tokenizer: Vocabulary.tokenizer)
      return MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
    }
    let store = try Store(path: folder.appending(path: "samples.sqlite").path, access: .create)
    return try await Runner(store: store, now: { "1970-01-01T00:00:00Z" }).measure(jobs)
  }

  private static func rounded(_ value: Double, to scale: Double) -> Double {
    (value * scale).rounded() / scale
  }

  private static var processSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
