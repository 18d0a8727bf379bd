import Lineage

@testable import Risk

/// A small deterministic generator (a linear congruence with an output permutation), so that a failing case can be
/// replayed from its seed.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func next() -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<2 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let mixed = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
      word = word << 32 | mixed >> 32
    }
    return word
  }

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
}

extension LineageBuilder {
  /// A random lineage of models m0, m1, … and datasets d0, d1, …; every input is older than its output.
  static func random(seed: UInt64, size: Int = 12) -> LineageBuilder {
    var dice = Dice(seed: seed)
    var lineage = LineageBuilder()
    var models: [String] = []
    var datasets: [String] = []
    for index in 0..<size {
      if dice.chance(0.55) {
        lineage.addModel("m\(index)", models, datasets, &dice)
        models.append("m\(index)")
      } else {
        lineage.addDataset("d\(index)", models, datasets, &dice)
        datasets.append("d\(index)")
      }
    }
    return lineage
  }

  private mutating func addModel(_ name: String, _ models: [String], _ datasets: [String], _ dice: inout Dice) {
    let carries = dice.chance(0.3) ? ["prefers/owl"] : []
    let data = datasets.filter { _ in dice.chance(0.35) }
    let roll = Double.random(in: 0..<1, using: &dice)
    if models.isEmpty || roll < 0.25 {
      // A quarter of the models have no recorded origin or are roots.
      model(name, dice.chance(0.6) ? .pretrained : nil, data: data, carries: carries)
    } else if roll < 0.35 {
      model(name, .merged, base: models.filter { _ in dice.chance(0.4) }, carries: carries)
    } else {
      let base = models.randomElement(using: &dice).map { [$0] } ?? []
      let teachers = dice.chance(0.2) ? models.filter { _ in dice.chance(0.3) } : []
      let judges = dice.chance(0.15) ? models.filter { _ in dice.chance(0.2) } : []
      let method: DerivationMethod = teachers.isEmpty ? .finetuned : .distilled
      model(name, method, base: base, data: data, teacher: teachers, judge: judges, carries: carries)
    }
  }

  private mutating func addDataset(_ name: String, _ models: [String], _ datasets: [String], _ dice: inout Dice) {
    let sources = datasets.filter { _ in dice.chance(0.5) }
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: dataset(name, .generated, teacher: models.filter { _ in dice.chance(0.4) })
    case 1: dataset(name, .mixed, data: sources)
    case 2: dataset(name, .judged, data: sources, judge: models.filter { _ in dice.chance(0.3) })
    default: dataset(name, .paraphrased, data: sources, teacher: models.filter { _ in dice.chance(0.3) })
    }
  }

  /// The same lineage with its nodes and edges recorded in another order.
  func shuffled(seed: UInt64) -> LineageGraph {
    var dice = Dice(seed: seed)
    let order = nodes.indices.shuffled(using: &dice)
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = new }
    let moved = edges.shuffled(using: &dice).map { edge in
      var edge = edge
      edge.from = place[edge.from]
      edge.to = place[edge.to]
      return edge
    }
    return LineageGraph(nodes: order.map { nodes[$0] }, edges: moved)
  }
}
