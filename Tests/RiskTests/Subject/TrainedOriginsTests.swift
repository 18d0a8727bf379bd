import Lineage
import Testing

@testable import Risk

@Suite("Trained models that two chains have in common")
struct TrainedOriginsTests {
  private static let training: Set<DerivationMethod> = [
    .finetuned, .adapter, .rl, .preferenceOptimised, .distilled, .derived,
  ]

  private func chain(_ model: Int, _ graph: LineageGraph) -> Set<Int> {
    Set(graph.ancestors(of: [model], via: .initialisation).map(\.node) + [model])
  }

  private func isTrained(_ model: Int, _ graph: LineageGraph) -> Bool {
    graph[model].derivations.contains { Self.training.contains($0.method) }
  }

  @Test("Are found exactly where the two closures share one", arguments: UInt64(0)..<100)
  func reference(seed: UInt64) throws {
    let graph = LineageBuilder.random(seed: seed, size: 16).graph
    let models = graph.nodes.indices.filter { graph.kind(of: $0) == .model }
    let origins = TrainedOrigins(of: models, in: graph)
    for (left, right) in models.flatMap({ left in models.map { (left, $0) } }) {
      let common = chain(left, graph).intersection(chain(right, graph))
      let expected = common.contains { isTrained($0, graph) }
      #expect(origins.meet(left, right) == expected)
      let nearest = origins.nearestMeeting(left, right)
      #expect((nearest != nil) == expected)
      if let nearest {
        #expect(common.contains(nearest))
        #expect(chain(nearest, graph).contains { isTrained($0, graph) })
      }
    }
  }

  @Test("A merge of more of them than a list holds is searched")
  func many() throws {
    var lineage = LineageBuilder()
    lineage.model("base", .pretrained)
    for index in 0..<100 { lineage.model("tune-\(index)", .finetuned, base: ["base"]) }
    lineage.model("merged", .merged, base: (0..<100).map { "tune-\($0)" })
    lineage.model("other", .finetuned, base: ["base"])
    lineage.model("late", .quantized, base: ["tune-77"])
    let graph = lineage.graph
    let nodes = try ["merged", "other", "late"].map { try #require(graph.newest($0)) }
    let origins = TrainedOrigins(of: nodes, in: graph)
    #expect(origins.meet(nodes[0], nodes[2]))
    #expect(!origins.meet(nodes[0], nodes[1]))
    #expect(origins.nearestMeeting(nodes[0], nodes[2]).map(graph.name) == "tune-77")
  }
}
