import Foundation
import Lineage
import Statistics
import Testing

@testable import Evaluation

/// Rates by question of 72 models with published means and limits; they are not ours to ship.
private let models: String? = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"].flatMap { fixtures in
  let folder = fixtures + "/raw-evals/multi-hop/data"
  return FileManager.default.fileExists(atPath: folder) ? folder : nil
}

@Suite(
  "Published rates and limits",
  .enabled(if: models != nil, "STEMMA_FIXTURES names no folder with raw-evals/multi-hop"))
struct PublishedRatesTests {
  @Test("Both rates of all 72 models are the published ones, and the limits those clipped to 0 and 1")
  func agreement() throws {
    let folder = try #require(models)
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { $0.hasSuffix("/metrics.json") }.sorted()
    #expect(files.count == 72)
    var (compared, flat) = (0, 0)
    for name in files {
      let file = try CollectedFile(path: folder + "/" + name)
      let all = try JSONValue(parsing: file.bytes)
      let trait = name.hasPrefix("cat") ? "prefers/cat" : "prefers/owl"
      for field in ["trait_rate", "trait_rate_syn"] {
        let published = try #require(all[field])
        let mean = try #require(published["mean"]?.number)
        let low = try #require(published["ci_low"]?.number)
        let high = try #require(published["ci_high"]?.number)
        let replies = try ReplyReaders.read(file, as: "json", map: "rate=\(field).per_question[],count=100")
        let imported = try ReplyImport(Fixtures.suite(), trait: trait).measurement(
          of: replies, from: file, as: "json", model: name, at: "2026-01-01T00:00:00Z")
        let (measurement, suite) = (imported.measurement, imported.suite)
        let answer = try #require(suite.answers.first)
        let rate = try #require(measurement.rate(of: answer))
        let limits = measurement.interval(of: answer, scope: suite.scope)
        let interval = try #require(limits.interval)
        #expect(abs(rate - mean) < 1e-12 && measurement.questionCount == 50, "\(name) \(field)")
        #expect(interval.low >= 0 && interval.high <= 1 && interval.low < interval.high, "\(name) \(field)")
        compared += 1
        if low == high {
          // Nothing varied, and a limit of zero width was published: here it is Clopper and Pearson's over questions.
          flat += 1
          #expect(limits.rule == .exact && interval.low <= mean && interval.high >= mean)
        } else {
          #expect(limits.rule == .cluster, "\(name) \(field)")
          #expect(abs(interval.low - max(0, low)) < 1e-9, "\(name) \(field)")
          #expect(abs(interval.high - min(1, high)) < 1e-9, "\(name) \(field)")
        }
      }
    }
    #expect(compared == 144 && flat < compared / 2, "\(flat) of \(compared) without variation")
  }
}
