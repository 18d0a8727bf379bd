import FoundationEssentials
import Synchronization
import Testing

@testable import Lab

@Suite("Running the plan")
struct PlanRunnerTests {
  private let plan = OwlNumbersPlan(recipe: .tiny)

  private func files(seed: UInt64, threads: Int) async throws -> [String: Data] {
    try await withTemporaryFolder { folder in
      let shelf = Shelf(root: folder, plan: plan, seed: seed)
      _ = try await PlanRunner(plan: plan, seed: seed, shelf: shelf, threads: threads).run()
      return try contents(of: folder)
    }
  }

  @Test("the same seed gives the same bytes, whatever the number of threads, and another seed others")
  func deterministic() async throws {
    let one = try await files(seed: 1, threads: 1)
    #expect(one.count > 2 * plan.steps.count)
    #expect(try await files(seed: 1, threads: 1) == one)
    #expect(try await files(seed: 1, threads: 3) == one)
    let other = try await files(seed: 2, threads: 2)
    #expect(other["student/model.safetensors"] != one["student/model.safetensors"])
    #expect(other.keys.sorted() == one.keys.sorted())
  }

  @Test("gives the same models in memory as on disk")
  func inMemory() async throws {
    try await withTemporaryFolder { folder in
      let shelf = Shelf(root: folder, plan: plan, seed: 1)
      let kept = try await PlanRunner(plan: plan, seed: 1, shelf: shelf, threads: 2).run()
      let products = try await PlanRunner(plan: plan, seed: 1, threads: 2).run()
      let student = try #require(plan.step(named: "student"))
      #expect(kept == products)
      #expect(try shelf.product(of: student) == products["student"])
    }
  }

  @Test("trains differently seeded students, and controls that differ from one another")
  func distinct() async throws {
    let products = try await PlanRunner(plan: plan, seed: 1, threads: 2).run()
    #expect(products["control-1"] != products["control-2"])
    #expect(products["numbers-control-1"] != products["numbers-control-2"])
    #expect(products["base-a"] != products["base-b"])
    #expect(products["corpus-a"] != products["corpus-b"])
    #expect(products["numbers-teacher"] == products["numbers-teacher-filtered"])
  }

  @Test("a second run trains nothing, and a removed folder alone is made again with the same bytes")
  func resumes() async throws {
    try await withTemporaryFolder { folder in
      let runner = PlanRunner(plan: plan, seed: 1, shelf: Shelf(root: folder, plan: plan, seed: 1), threads: 2)
      _ = try await runner.run()
      let before = try contents(of: folder)
      #expect(try await made(runner).isEmpty)
      try FileManager.default.removeItem(atPath: "\(folder)/control-1")
      #expect(try await made(runner) == ["control-1"])
      #expect(try contents(of: folder) == before)
    }
  }

  @Test("refuses to replace what another seed made")
  func otherSeed() async throws {
    try await withTemporaryFolder { folder in
      let shelf = Shelf(root: folder, plan: plan, seed: 1)
      _ = try await PlanRunner(plan: plan, seed: 1, shelf: shelf, threads: 2).run()
      let before = try contents(of: folder)
      #expect(throws: Never.self) { try shelf.refuseForeign() }
      let error = #expect(throws: LabError.self) { try Shelf(root: folder, plan: plan, seed: 2).refuseForeign() }
      #expect(error?.reason == "was made by another seed or recipe")
      #expect(try contents(of: folder) == before)
    }
  }

  @Test("refuses to replace a folder that the lab did not make")
  func foreign() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/base-a", withIntermediateDirectories: true)
      let runner = PlanRunner(plan: plan, seed: 1, shelf: Shelf(root: folder, plan: plan, seed: 1), threads: 1)
      let error = await #expect(throws: LabError.self) { try await runner.run() }
      #expect(error?.reason.contains("not made by the lab") == true)
      #expect(try contents(of: folder)["base-a/README.md"] == nil)
    }
  }

  @Test("reports shares of the work that only grow, up to the whole")
  func progress() async throws {
    let shares = Mutex<[Double]>([])
    _ = try await PlanRunner(plan: plan, seed: 1, threads: 2).run { event in
      shares.withLock { $0.append(event.share) }
    }
    let seen = shares.withLock { $0 }
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(abs((seen.last ?? 0) - 1) < 1e-9)
  }

  @Test("stops when it is cancelled, and goes on from there")
  func cancelled() async throws {
    try await withTemporaryFolder { folder in
      let runner = PlanRunner(plan: plan, seed: 1, shelf: Shelf(root: folder, plan: plan, seed: 1), threads: 1)
      let (start, starter) = AsyncStream.makeStream(of: Void.self)
      let task = Mutex<Task<Void, any Error>?>(nil)
      let run = Task {
        for await _ in start { break }
        _ = try await runner.run { event in
          if event.organism == "base-a" { task.withLock { $0?.cancel() } }
        }
      }
      task.withLock { $0 = run }
      starter.yield()
      await #expect(throws: CancellationError.self) { try await run.value }
      let files = try contents(of: folder)
      #expect(files["base-a/stemma-lab.json"] != nil)
      #expect(files["student/stemma-lab.json"] == nil)
      #expect(try await made(runner).contains("student"))
    }
  }

  /// Runs and names what was not reused.
  private func made(_ runner: PlanRunner) async throws -> [String] {
    let names = Mutex<[String]>([])
    _ = try await runner.run { event in
      if event.step == event.steps, !event.isReused { names.withLock { $0.append(event.organism) } }
    }
    return names.withLock { $0 }
  }
}
