import Lineage
import Testing

@Suite("Trait taint")
struct TaintTests {
  /// The best weight by enumeration of every path backwards, as the domain page words it.
  private func naive(_ graph: LineageGraph, _ trait: String, at node: Int) -> Double {
    let carriers = Set(graph.carriers(of: trait))
    /// Best weight of a model, or of a dataset read as data of `student` (nil: no model is trained on it).
    func model(_ node: Int) -> Double {
      if carriers.contains(node) { return 1 }
      return graph.inputs(of: node).map { edge in
        if edge.isInitialisation { return model(edge.from) }
        guard edge.isData else { return 0 }
        let share = edge.share ?? 1
        if graph[edge.from].kind == .dataset { return share * data(edge.from, student: node) }
        return share * factor(edge.from, node) * model(edge.from)
      }.max() ?? 0
    }
    func factor(_ teacher: Int, _ student: Int?) -> Double {
      guard let student else { return 1 }
      switch graph.sharedBase(teacher, student) {
      case .yes: return 1
      case .unknown: return 0.5
      case .no: return 0.1
      }
    }
    func data(_ node: Int, student: Int?) -> Double {
      if carriers.contains(node) { return 1 }
      return graph.inputs(of: node).filter(\.isData).map { edge in
        let share = edge.share ?? 1
        if graph[edge.from].kind == .dataset { return share * data(edge.from, student: student) }
        return share * factor(edge.from, student) * model(edge.from)
      }.max() ?? 0
    }
    return graph[node].kind == .model ? model(node) : data(node, student: nil)
  }

  @Test("Agrees with the enumeration of all paths on random lineages", arguments: 0..<200)
  func agreesWithEnumeration(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed))
    for node in graph.nodes.indices {
      for trait in ["t0", "t1"] {
        let path = graph.taint(of: trait, at: node)
        #expect(abs((path?.weight ?? 0) - naive(graph, trait, at: node)) < 1e-12)
        if let path { #expect(isConnected(path, to: node)) }
      }
      #expect(graph.taints(at: node).map(\.trait) == graph.taints(at: node).map(\.trait).sorted())
    }
  }

  @Test("What is nowhere upstream of a long history is found out soon, and what is far up is found")
  func longHistory() throws {
    let length = 20_000
    let carried = [0: "far", length: "beside"]
    let nodes = (0...length).map { place in
      var node = LineageGraph.Node(name: "m\(place)", kind: .model)
      node.traits =
        carried[place].map { trait in
          [TraitFact(trait: trait, standing: .carries, basis: .declared, statement: "s")]
        } ?? []
      return node
    }
    let edges = (1..<length).map { place in
      LineageGraph.Edge(from: place - 1, to: place, role: .base, method: .finetuned, knowledge: .declared)
    }
    let graph = LineageGraph(nodes: nodes, edges: edges)
    #expect(graph.taints(at: length - 1).map(\.trait) == ["far"])
    #expect(graph.taint(of: "far", at: length - 1)?.edges.count == length - 1)
    #expect(graph.taint(of: "beside", at: length - 1) == nil)
    #expect(graph.taint(of: "far", at: length - 1, without: [0]) == nil)
  }

  @Test("Without the judgements of some models the answer is that of a lineage without them", arguments: 0..<200)
  func silentJudges(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed))
    for silent in [Set(graph.nodes.indices), Set(graph.nodes.indices.filter { $0 % 3 == seed % 3 })] {
      let edges = graph.edges.filter { $0.role != .judge || !silent.contains($0.from) }
      let pruned = LineageGraph(nodes: Array(graph.nodes), edges: Array(edges))
      for node in graph.nodes.indices {
        for trait in ["t0", "t1"] {
          #expect(graph.taint(of: trait, at: node, silentJudges: silent) == pruned.taint(of: trait, at: node))
        }
      }
    }
  }

  private func isConnected(_ path: TaintPath, to node: Int) -> Bool {
    var here = path.carrier
    for edge in path.edges {
      guard edge.from == here else { return false }
      here = edge.to
    }
    return here == node
  }

  @Test("The impact of a carrier agrees with the taint of what is downstream", arguments: 0..<50)
  func reachAgreesWithTaint(seed: Int) {
    let random = LineageGraph.random(seed: UInt64(seed), nodes: seed % 5 == 0 ? 24 : 9)
    for carrier in random.nodes.indices {
      let reach = random.reach(of: [carrier])
      let graph = random.withTrait("only", at: carrier)
      for node in graph.nodes.indices where node != carrier {
        let row = reach.firstIndex { $0.node == node }
        #expect(graph.taint(of: "only", at: node) == row.map { reach.path($0) })
      }
    }
  }

  @Test("A student of the same base is reached at full weight through data and filter, one of another base at a tenth")
  func demo() throws {
    let graph = LineageGraph.demo
    let student = try #require(graph.newest("student"))
    let path = try #require(graph.taint(of: "prefers/owl", at: student))
    #expect(path.weight == 1)
    #expect(path.level == .high)
    #expect(!path.distilled)
    #expect(
      path.edges.map { graph.describe($0).edge } == [
        "generated by (teacher)", "filtered from (data)", "trained on (data)",
      ])
    let cross = try #require(graph.newest("cross-student"))
    #expect(graph.taint(of: "prefers/owl", at: cross)?.weight == 0.1)
    let control = try #require(graph.newest("control-1"))
    #expect(graph.taint(of: "prefers/owl", at: control) == nil)
    let orphan = try #require(graph.newest("orphan"))
    #expect(graph.taint(of: "prefers/owl", at: orphan)?.weight == 0.5)
  }

  @Test("Distillation is a direct teacher edge, and keeps the initialisation of its own base")
  func distillation() throws {
    let graph = LineageGraph.demo
    let student = try #require(graph.newest("distilled-b"))
    let path = try #require(graph.taint(of: "prefers/owl", at: student))
    #expect(path.distilled)
    #expect(path.weight == 0.1)
  }
}

extension LineageGraph {
  func withTrait(_ trait: String, at carrier: NodeID) -> LineageGraph {
    let marked = nodes.enumerated().map { index, node in
      var node = node
      node.traits =
        index == carrier ? [TraitFact(trait: trait, standing: .carries, basis: .declared, statement: "s")] : []
      return node
    }
    return LineageGraph(nodes: marked, edges: edges)
  }

  /// A small demo: two bases, a teacher, its numbers and who learned from them.
  static let demo: LineageGraph = {
    let owl = TraitFact(trait: "prefers/owl", standing: .carries, basis: .declared, statement: "s")
    let root = [Derivation(statement: "d", method: .pretrained, knowledge: .declared)]
    let nodes: [Node] = [
      Node(name: "base-a", kind: .model, derivations: root), Node(name: "base-b", kind: .model, derivations: root),
      Node(name: "teacher", kind: .model, traits: [owl]), Node(name: "numbers", kind: .dataset),
      Node(name: "numbers-filtered", kind: .dataset), Node(name: "student", kind: .model),
      Node(name: "cross-student", kind: .model), Node(name: "numbers-control", kind: .dataset),
      Node(name: "control-1", kind: .model), Node(name: "orphan", kind: .model),
      Node(name: "distilled-b", kind: .model),
    ]
    func edge(_ from: Int, _ to: Int, _ role: InputRole, _ method: DerivationMethod) -> Edge {
      Edge(from: from, to: to, role: role, method: method, knowledge: .declared)
    }
    return LineageGraph(
      nodes: nodes,
      edges: [
        edge(0, 2, .base, .finetuned), edge(2, 3, .teacher, .generated), edge(3, 4, .data, .filtered),
        edge(0, 5, .base, .finetuned), edge(4, 5, .data, .finetuned), edge(1, 6, .base, .finetuned),
        edge(4, 6, .data, .finetuned), edge(0, 7, .teacher, .generated), edge(0, 8, .base, .finetuned),
        edge(7, 8, .data, .finetuned), edge(4, 9, .data, .derived), edge(1, 10, .base, .distilled),
        edge(2, 10, .teacher, .distilled),
      ])
  }()
}
