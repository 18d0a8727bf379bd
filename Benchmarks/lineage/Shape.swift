/// The shapes of lineage that are measured: those of the store's design measurements.
enum Shape: String, CaseIterable {
  /// Hubs: few families, parents near their roots, some from other families. Closures are small.
  case family
  /// Parents anywhere before: closures grow as n^(2/3).
  case uniform
  /// Parents among the fifty before: as deep as it gets, closures of all that came before.
  case chain

  /// The parents of each node, the first being what its weights come from; every parent comes before its node.
  func parents(count: Int) -> [[Int32]] {
    var dice = Dice(seed: 7)
    switch self {
    case .family: return Self.families(count, &dice)
    case .uniform: return Self.earlier(count, &dice) { node, dice in dice.below(node) }
    case .chain: return Self.earlier(count, &dice) { node, dice in node - 1 - dice.below(min(node, 50)) }
    }
  }

  private static func earlier(_ count: Int, _ dice: inout Dice, _ parent: (Int, inout Dice) -> Int) -> [[Int32]] {
    (0..<count).map { node in
      guard node > 0 else { return [] }
      let wanted = min(node, [1, 2, 3, 3, 4, 5][dice.below(6)])
      var parents: [Int32] = []
      for _ in 0..<wanted {
        let next = Int32(parent(node, &dice))
        if !parents.contains(next) { parents.append(next) }
      }
      return parents
    }
  }

  private static func families(_ count: Int, _ dice: inout Dice) -> [[Int32]] {
    let roots = max(5, count / 500)
    var members = (0..<roots).map { [Int32($0)] }
    return (0..<count).map { node in
      guard node >= roots else { return [] }
      func family(_ dice: inout Dice) -> Int { Int(Double(roots) * dice.power(3)) }
      func member(_ family: Int, _ dice: inout Dice) -> Int32 {
        members[family][Int(Double(members[family].count) * dice.power(4))]
      }
      let own = family(&dice)
      var parents = [member(own, &dice)]
      for _ in 0..<[0, 1, 2, 2, 3, 4][dice.below(6)] {
        let next = member(dice.below(2) == 0 ? own : family(&dice), &dice)
        if !parents.contains(next) { parents.append(next) }
      }
      members[own].append(Int32(node))
      return parents
    }
  }
}

/// SplitMix64: the same lineage in every run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A number in [0, 1), raised to a power.
  mutating func power(_ exponent: Int) -> Double {
    let number = Double(next() >> 11) / Double(1 << 53)
    return (0..<exponent).reduce(1) { product, _ in product * number }
  }
}
