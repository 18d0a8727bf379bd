import FoundationEssentials
import Testing

@testable import Lab

@Suite("The owl-numbers experiment")
struct OwlNumbersTests {
  private let experiment = OwlNumbers(recipe: .tiny)

  @Test("leaves folders, a manifest whose places exist, and a result")
  func run() async throws {
    try await withTemporaryFolder { folder in
      let report = try await experiment.run(LabRequest(seed: 1, output: "\(folder)/lab", threads: 2)) { _ in }
      let manifest = try #require(report.manifest)
      let plan = OwlNumbersPlan(recipe: .tiny)
      #expect(LabFiles.text(manifest) == OwlNumbersManifest(plan: plan, seed: 1, root: "..").yaml)
      for step in plan.steps { #expect(LabFiles.exists("\(folder)/lab/lineage/../\(step.name)/README.md")) }
      #expect(report.result.agreement == .notAtThisScale)
      let inMemory = try await experiment.run(LabRequest(seed: 1, threads: 2)) { _ in }
      #expect(inMemory.result == report.result)
      #expect(inMemory.manifest == nil)
    }
  }

  @Test("keeps a second run out of the same folder")
  func locked() async throws {
    try await withTemporaryFolder { folder in
      let lock = try FolderLock(folder: folder)
      let error = await #expect(throws: LabError.self) {
        _ = try await experiment.run(LabRequest(seed: 1, output: folder, threads: 1)) { _ in }
      }
      #expect(error?.reason == "another run is writing here")
      withExtendedLifetime(lock) {}
    }
  }
}
