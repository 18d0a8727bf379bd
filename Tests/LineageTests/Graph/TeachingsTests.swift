import Lineage
import Testing

@Suite("Ways in which outputs reached a model")
struct TeachingsTests {
  @Test(
    "Each giver and output is there once, with a path of its length and the base of its pair", arguments: UInt64(0)..<60
  )
  func paths(seed: UInt64) {
    let graph = LineageGraph.random(seed: seed, nodes: 14)
    for node in graph.nodes.indices {
      for role in [InputRole.teacher, .judge] {
        let teachings = Teachings(of: node, from: role, in: graph)
        #expect(Set(teachings.all.map { [$0.giver, $0.output] }).count == teachings.all.count)
        for teaching in teachings.all {
          let (training, inheritance) = (teachings.training(teaching), teachings.inheritance(teaching))
          let path = training + inheritance
          #expect(path.count == teaching.length)
          #expect(path.first?.role == role && path.first?.from == teaching.giver && path.first?.to == teaching.output)
          #expect(training.last?.to == teaching.student && path.last?.to == node)
          #expect(zip(path, path.dropFirst()).allSatisfy { $0.to == $1.from })
          #expect(training.dropFirst().allSatisfy { $0.role == .data } && inheritance.allSatisfy(\.isInitialisation))
          let reworked: Set<DerivationMethod> = [.filtered, .paraphrased, .translated]
          #expect(teaching.isReworked == training.dropFirst().contains { reworked.contains($0.method) })
          #expect(teaching.relation == relation(graph.sharedBase(teaching.student, teaching.giver)))
        }
      }
    }
  }

  private func relation(_ base: SharedBase) -> BaseRelation {
    switch base {
    case .yes: .shared
    case .unknown: .unknown
    case .no: .different
    }
  }

  @Test("Many students of one base that share all their data cost one walk over it", .timeLimit(.minutes(20)))
  func sharedData() {
    let count = 4000
    var nodes = [LineageGraph.Node(name: "base", kind: .model)]
    var edges: [LineageGraph.Edge] = []
    func add(_ name: String, _ kind: ArtifactKind, _ method: DerivationMethod, _ inputs: [(Int, InputRole)]) {
      nodes.append(LineageGraph.Node(name: name, kind: kind))
      edges += inputs.map {
        LineageGraph.Edge(from: $0.0, to: nodes.count - 1, role: $0.1, method: method, knowledge: .declared)
      }
    }
    add("data", .dataset, .generated, [(0, .teacher)])
    for index in 1..<count { add("data-\(index)", .dataset, .filtered, [(index, .data), (0, .teacher)]) }
    // Each student was trained on all of it, from the one before.
    var last = 0
    for index in 0..<count {
      add("m-\(index)", .model, .finetuned, [(last, .base), (count, .data)])
      last = nodes.count - 1
    }
    let teachings = Teachings(of: last, from: .teacher, in: LineageGraph(nodes: nodes, edges: edges))
    #expect(teachings.all.count == count)
    #expect(teachings.all.allSatisfy { $0.student == last })
  }
}
