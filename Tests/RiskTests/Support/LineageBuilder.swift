import Lineage

@testable import Risk

/// Builds a small lineage by names, in the order of making.
struct LineageBuilder {
  private(set) var nodes: [LineageGraph.Node] = []
  private(set) var edges: [LineageGraph.Edge] = []
  private var ids: [String: Int] = [:]

  var graph: LineageGraph { LineageGraph(nodes: nodes, edges: edges) }

  /// Adds a model. Inputs that nobody added become artifacts of unrecorded origin.
  mutating func model(
    _ name: String, _ method: DerivationMethod? = nil, base: [String] = [], data: [String] = [],
    teacher: [String] = [], judge: [String] = [], recipe: String? = "recipe", shares: [String: Double] = [:],
    carries: [String] = []
  ) {
    let inputs: [(InputRole, [String])] = [(.base, base), (.data, data), (.teacher, teacher), (.judge, judge)]
    add(name, .model, method, inputs, recipe: recipe, shares: shares, carries: carries)
  }

  /// Adds a dataset.
  mutating func dataset(
    _ name: String, _ method: DerivationMethod? = nil, data: [String] = [], teacher: [String] = [],
    judge: [String] = [], prompts: [String] = [], shares: [String: Double] = [:], carries: [String] = []
  ) {
    let inputs: [(InputRole, [String])] = [
      (.data, data), (.teacher, teacher), (.judge, judge), (.prompts, prompts),
    ]
    add(name, .dataset, method, inputs, recipe: nil, shares: shares, carries: carries)
  }

  /// Adds another derivation of a model that was added: what one more source says of its bases.
  mutating func claim(
    _ name: String, _ method: DerivationMethod, base: [String], known: Knowledge = .imported, statement: String
  ) {
    let node = id(of: name, .model)
    nodes[node].derivations.append(
      LineageGraph.Derivation(statement: statement, method: method, knowledge: known))
    for input in base {
      edges.append(
        LineageGraph.Edge(
          from: id(of: input, .model), to: node, role: .base, method: method, knowledge: known,
          statement: statement))
    }
  }

  /// Changes a node that was added.
  mutating func edit(_ name: String, _ change: (inout LineageGraph.Node) -> Void) {
    guard let id = ids[name] else { return }
    change(&nodes[id])
  }

  private mutating func add(
    _ name: String, _ kind: ArtifactKind, _ method: DerivationMethod?, _ inputs: [(InputRole, [String])],
    recipe: String?, shares: [String: Double], carries: [String]
  ) {
    let node = id(of: name, kind)
    nodes[node].traits = carries.map {
      TraitFact(trait: $0, standing: .carries, basis: .declared, statement: "declared \(name)")
    }
    guard let method else { return }
    nodes[node].derivations = [
      LineageGraph.Derivation(statement: "made \(name)", method: method, knowledge: .declared, recipe: recipe)
    ]
    for (role, names) in inputs {
      for input in names {
        edges.append(
          LineageGraph.Edge(
            from: id(of: input, role.kind), to: node, role: role, method: method, knowledge: .declared,
            share: shares[input], statement: "made \(name)"))
      }
    }
  }

  private mutating func id(of name: String, _ kind: ArtifactKind) -> Int {
    if let id = ids[name] { return id }
    ids[name] = nodes.count
    let digests = [Digest.test(name, .sha256)] + (kind == .model ? [Digest.test(name, .identity)] : [])
    nodes.append(LineageGraph.Node(name: name, kind: kind, digests: digests.compactMap { $0 }.sorted()))
    return nodes.count - 1
  }
}

extension Digest {
  /// A digest that depends on the name alone.
  static func test(_ name: String, _ scheme: Scheme) -> Digest? {
    let sum = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    let hex = String(sum, radix: 16)
    return Digest(scheme: scheme, hex: String(repeating: "0", count: 64 - hex.count) + hex)
  }
}

extension LineageGraph.Node {
  /// Records a verdict or a measurement of this very model.
  mutating func evaluate(
    _ trait: String, _ standing: TraitFact.Standing, suite: String = "animals", suiteDigest: String = "s1",
    on day: String = "2026-03-01T10:00:00Z", rate: Double? = nil
  ) {
    traits.append(
      TraitFact(
        trait: trait, standing: standing, basis: standing == .measured ? .evaluation : .verdict,
        statement: "evaluation \(traits.count)", suite: suite, suiteDigest: suiteDigest,
        modelIdentity: digests.first { $0.scheme == .identity }, recordedAt: day, rate: rate))
  }
}
