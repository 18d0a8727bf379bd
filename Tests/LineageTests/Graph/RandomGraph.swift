import Lineage

/// A small deterministic generator (SplitMix64), so that a failing case can be replayed from its seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `limit` - 1; 0 for a limit of 0.
  mutating func below(_ limit: Int) -> Int { limit < 2 ? 0 : Int.random(in: 0..<limit, using: &self) }

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
}

extension LineageGraph {
  /// A random acyclic lineage: models and datasets, edges from earlier to later nodes with roles that fit their kinds.
  static func random(seed: UInt64, nodes count: Int = 9) -> LineageGraph {
    var dice = Dice(seed: seed)
    var nodes: [Node] = []
    var edges: [Edge] = []
    for index in 0..<count {
      let kind: ArtifactKind = dice.chance(0.55) ? .model : .dataset
      var node = Node(name: "n\(index)", kind: kind)
      if dice.chance(0.25) {
        node.traits = [
          TraitFact(
            trait: "t\(Int.random(in: 0..<2, using: &dice))", standing: .carries, basis: .declared, statement: "s")
        ]
      }
      if kind == .model, dice.chance(0.4) {
        node.derivations = [Derivation(statement: "d", method: .pretrained, knowledge: .declared)]
      }
      let made = (0..<index).filter { _ in dice.chance(0.4) }.compactMap { input -> Edge? in
        edge(from: input, nodes[input].kind, to: index, kind, &dice)
      }
      edges += made.filter { !(node.derivations.first?.method == .pretrained && $0.role == .base) }
      nodes.append(node)
    }
    return LineageGraph(nodes: nodes, edges: edges)
  }

  private static func edge(
    from input: Int, _ inputKind: ArtifactKind, to output: Int, _ kind: ArtifactKind, _ dice: inout Dice
  ) -> Edge? {
    let share: Double? = dice.chance(0.3) ? [0.25, 0.3, 0.5, 0.7, 1].randomElement(using: &dice) : nil
    func edge(_ role: InputRole, _ method: DerivationMethod) -> Edge {
      Edge(from: input, to: output, role: role, method: method, knowledge: .declared, share: share)
    }
    switch (inputKind, kind) {
    case (.model, .model): return dice.chance(0.7) ? edge(.base, .finetuned) : edge(.teacher, .distilled)
    case (.model, .dataset): return dice.chance(0.8) ? edge(.teacher, .generated) : edge(.judge, .judged)
    case (.dataset, .model): return edge(.data, .finetuned)
    case (.dataset, .dataset): return dice.chance(0.8) ? edge(.data, .filtered) : edge(.prompts, .generated)
    }
  }
}
