import Lineage
import Testing

@Suite("Where artifacts come from, and where that is not recorded")
struct OriginTests {
  private let graph: LineageGraph

  init() throws {
    let folder = try Folder()
    let record = try folder.record()
    let manifest = try folder.write(
      """
      version: 1
      artifacts:
        - {model: base-a, derivation: {method: pretrained}}
        - {model: teacher, traits: [prefers/owl], derivation: {method: finetuned, base: base-a}}
        - {dataset: prompts, properties: {seed: "1"}, derivation: {method: collected}}
        - {dataset: numbers, derivation: {method: generated, teacher: teacher, prompts: prompts, properties: {seed: "2"}}}
        - {model: student, derivation: {method: finetuned, base: base-a, data: numbers}}
        - {model: control, derivation: {method: finetuned, base: {name: llama, external: true}, data: scraped}}
        - {model: copy, derivation: {method: distilled, teacher: teacher}}
        - {dataset: scraped}
        - {dataset: forgotten}
      """, to: "m.yaml")
    _ = try Recorder.record(manifests: [manifest], into: record, at: .at("2026-01-01"))
    graph = try record.graph()
  }

  @Test("Two origins: what both have, what one has, with distances and roles")
  func difference() throws {
    let answer = graph.originDifference(try graph.find("student"), try graph.find("teacher"))
    #expect(answer.origins.map(\.node.name) == ["base-a", "numbers", "prompts", "teacher"])
    #expect(answer.origins.map(\.side) == [.both, .first, .first, .first])
    #expect(answer.origins.map(\.distances) == [[1, 1], [1, nil], [2, nil], [2, nil]])
    #expect(answer.origins[1].via == [.data, nil])
    #expect(answer.json["nodes"]?[1]?["distances"] == [1, .null])
    let reverse = graph.originDifference(try graph.find("teacher"), try graph.find("student"), via: .initialisation)
    #expect(reverse.origins.map(\.node.name) == ["base-a"] && reverse.origins.first?.side == .both)
  }

  @Test("The difference is that of the two closures", arguments: 0..<30)
  func agreesWithClosures(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed), nodes: 12)
    for (first, second) in [(11, 10), (11, 3), (6, 9)] {
      let closures = [first, second].map { Set(graph.ancestors(of: [$0]).map { graph.name(of: $0.node) }) }
      let answer = graph.originDifference(first, second)
      func names(_ side: OriginDifference.Side) -> Set<String> {
        Set(answer.origins.filter { $0.side == side }.map(\.node.name))
      }
      #expect(names(.both) == closures[0].intersection(closures[1]))
      #expect(names(.first) == closures[0].subtracting(closures[1]))
      #expect(names(.second) == closures[1].subtracting(closures[0]))
    }
  }

  @Test("Unknown origins: no derivation, no base, or only a reference")
  func unknowns() {
    let unknowns = graph.unknowns()
    #expect(unknowns.map(\.node.name) == ["copy", "forgotten", "llama", "scraped"])
    #expect(unknowns.map(\.gap) == [.base, .origin, .origin, .origin])
    #expect(unknowns.map(\.isExternal) == [false, false, true, false])
    #expect(unknowns.map(\.isUsed) == [false, false, true, true])
  }

  @Test(
    "Conditions of the list",
    arguments: [
      ("method=finetuned", ["control", "student", "teacher"]), ("trait=prefers/owl", ["teacher"]),
      ("root", ["base-a"]), ("external", ["llama"]), ("unknown", ["copy", "forgotten", "llama", "scraped"]),
      ("pinned", []), ("property.seed=1", ["prompts"]), ("property.seed=2", ["numbers"]),
      ("digest=sha256:0", []),
    ])
  func filters(text: String, names: [String]) throws {
    #expect(graph.list(where: [try ArtifactFilter(text)]).map(\.name) == names)
  }

  @Test("Conditions add up, and go with a kind")
  func combined() throws {
    let filters = try ["unpinned", "unknown"].map { try ArtifactFilter($0) }
    #expect(graph.list(kind: .dataset, where: filters).map(\.name) == ["forgotten", "scraped"])
  }

  @Test(
    "A condition that is none says which there are", arguments: ["", "unpined", "method=tuned", "property.=x", "x=y"])
  func wrong(text: String) {
    let error = #expect(throws: InputError.self) { try ArtifactFilter(text) }
    #expect(error?.expected.isEmpty == false)
    if text == "unpined" { #expect(error?.nearest == "unpinned") }
  }
}
