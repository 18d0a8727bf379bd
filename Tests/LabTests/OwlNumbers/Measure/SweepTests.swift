import Synchronization
import Testing

@testable import Lab

@Suite("A sweep over seeds")
struct SweepTests {
  private let plan = OwlNumbersPlan(recipe: .tiny)

  @Test("writes one line a seed with every model's sixteen rates, and goes on where it was cut off")
  func resumes() async throws {
    try await withTemporaryFolder { folder in
      let sweep = Sweep(file: "\(folder)/sweep.jsonl", plan: plan, threads: 2)
      try await sweep.run(seeds: 1...2) { _ in }
      let whole = try #require(LabFiles.text("\(folder)/sweep.jsonl"))
      try LabFiles.write(String(whole.dropLast(100)), to: "\(folder)/sweep.jsonl")
      #expect(try sweep.finished().map(\.seed) == [1])
      let seeds = Mutex<[UInt64]>([])
      try await sweep.run(seeds: 1...2) { record in seeds.withLock { $0.append(record.seed) } }
      #expect(seeds.withLock { $0 } == [1, 2])
      #expect(LabFiles.text("\(folder)/sweep.jsonl") == whole)
      let record = try #require(try sweep.finished().first)
      #expect(record.models.map(\.name) == plan.models.map(\.name))
      #expect(record.models.allSatisfy { Set($0.rates.keys) == Set(Words.animals) })
    }
  }

  @Test("does not mix versions of the recipe")
  func versions() async throws {
    try await withTemporaryFolder { folder in
      try await Sweep(file: "\(folder)/sweep.jsonl", plan: plan, threads: 2).run(seeds: 1...1) { _ in }
      var newer = OwlNumbersRecipe.tiny
      newer.version += 1
      let sweep = Sweep(file: "\(folder)/sweep.jsonl", plan: OwlNumbersPlan(recipe: newer), threads: 1)
      #expect(throws: LabError.self) { try sweep.finished() }
    }
  }
}
