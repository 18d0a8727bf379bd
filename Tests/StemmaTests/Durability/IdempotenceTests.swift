import Lineage
import Testing

@Suite("What is done twice is done once")
struct IdempotenceTests {
  @Test("Recording the demo's own manifest again changes nothing")
  func record() throws {
    let project = try Demo.project()
    let before = try StoreContent(project.path(Demo.store))
    let answer = try project.stemma("lineage", "record", Demo.organisms + "/lineage", "--format", "json") {
      $0.environment["STEMMA_NOW"] = "2026-02-01T12:00:00Z"
    }
    expect(answer, exits: 0)
    #expect(try answer.json()["recorded"] == 0)
    #expect(try StoreContent(project.path(Demo.store)) == before)
  }

  @Test("Gating again at the same time records nothing new")
  func gate() throws {
    let project = try Demo.project()
    let line = ["gate", "control-2", "--policy", "lineage/policy.yaml"]
    let first = try project.stemma(line)
    let once = try StoreContent(project.path(Demo.store))
    let second = try project.stemma(line)
    #expect(first.output == second.output)
    #expect(try StoreContent(project.path(Demo.store)) == once)
  }

  @Test("Gating later gives the same verdict from the same scores")
  func gateLater() throws {
    let project = try Demo.project()
    let line = ["gate", "control-2", "--policy", "lineage/policy.yaml", "--format", "json"]
    let first = try project.stemma(line)
    let once = try StoreContent(project.path(Demo.store))
    let second = try project.stemma(line) { $0.environment["STEMMA_NOW"] = "2026-02-01T12:00:00Z" }
    #expect(try first.json() == second.json())
    #expect(try StoreContent(project.path(Demo.store)).samples == once.samples)
  }

  @Test("Two processes that record at the same time both succeed")
  func together() async throws {
    let scratch = try Scratch()
    for index in 0..<4 {
      try scratch.write("version: 1\nartifacts: [{model: model-\(index)}]\n", to: "m\(index).yaml")
    }
    let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
      for index in 0..<4 { group.addTask { try scratch.stemma("lineage", "record", "m\(index).yaml") } }
      return try await group.reduce(into: [Answer]()) { $0.append($1) }
    }
    for answer in answers { expect(answer, exits: 0) }
    #expect(try StoreContent(scratch.path("stemma.sqlite")).statements.count == 4)
  }
}
