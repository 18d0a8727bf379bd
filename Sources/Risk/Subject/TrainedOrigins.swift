import Lineage

/// For some models and all of their initialisation chains: which *first trained* models each goes back to. These are
/// models that were made by training on something beyond pretraining, and start from none that was.
///
/// Two chains have a trained model in common exactly when they have a first trained one in common, because whatever lies
/// above a common model is common too. So whether they do is a comparison of two short lists, and models with the same
/// list share one.
struct TrainedOrigins {
  typealias NodeID = LineageGraph.NodeID

  /// A longer list is not kept; what it would say is searched for.
  private static let limit = 64
  private static let none = 0
  private static let long = 1

  private let graph: LineageGraph
  /// Of the list of each model; below zero where none is known yet.
  private var numbers: [Int32]
  private var lists: [[NodeID]] = [[], []]
  private var known: [[NodeID]: Int] = [:]

  /// O(chains).
  init(of models: some Sequence<NodeID>, in graph: LineageGraph) {
    self.graph = graph
    let (new, entered) = (Int32(-2), Int32(-1))
    numbers = [Int32](repeating: new, count: graph.nodes.count)
    var stack = Array(models)
    while let model = stack.last {
      let state = numbers[model]
      let bases = state < 0 ? graph.hops(into: model).filter(\.isInitialisation).map(\.from) : []
      if state == new {
        numbers[model] = entered
        stack += bases.filter { numbers[$0] == new }
      } else {
        stack.removeLast()
        if state == entered { numbers[model] = Int32(truncatingIfNeeded: number(of: model, bases)) }
      }
    }
  }

  private func number(_ model: NodeID) -> Int { max(Self.none, Int(numbers[model])) }

  private mutating func number(of model: NodeID, _ bases: [NodeID]) -> Int {
    let origins = Set(bases.map { number($0) }.filter { $0 != Self.none })
    if origins.contains(Self.long) { return Self.long }
    if origins.count == 1 { return origins.first ?? Self.none }
    if origins.isEmpty { return isTrained(model) ? number(of: [model]) : Self.none }
    let union = Set(origins.flatMap { lists[$0] })
    return union.count > Self.limit ? Self.long : number(of: union.sorted())
  }

  private mutating func number(of list: [NodeID]) -> Int {
    if let number = known[list] { return number }
    lists.append(list)
    known[list] = lists.count - 1
    return lists.count - 1
  }

  private func isTrained(_ model: NodeID) -> Bool {
    graph.makings(of: model).contains { Self.methods.contains($0.method) }
  }

  /// `derived` is a relation that nobody stated, which may be any of the others.
  private static let methods: Set<DerivationMethod> = [
    .finetuned, .adapter, .rl, .preferenceOptimised, .distilled, .derived,
  ]

  /// Whether the chains of two of the models have a trained model in common.
  func meet(_ left: NodeID, _ right: NodeID) -> Bool {
    let (first, second) = (number(left), number(right))
    if first == Self.none || second == Self.none { return false }
    if first == Self.long || second == Self.long { return nearestMeeting(left, right) != nil }
    return first == second || !Set(lists[first]).isDisjoint(with: lists[second])
  }

  /// The nearest common model of two chains that is trained or starts from one that is. O(both chains).
  func nearestMeeting(_ left: NodeID, _ right: NodeID) -> NodeID? {
    if case .yes(let base, _, _) = graph.sharedBase(left, right), number(base) != Self.none {
      return base
    }
    let onLeft = distances(left)
    let common = distances(right).compactMap { node, distance -> (sum: Int, longer: Int, node: NodeID)? in
      guard let other = onLeft[node], number(node) != Self.none else { return nil }
      return (distance + other, max(distance, other), node)
    }
    return common.min { $0 < $1 }?.node
  }

  private func distances(_ model: NodeID) -> [NodeID: Int] {
    graph.ancestors(of: [model], via: .initialisation).reduce(into: [model: 0]) { $0[$1.node] = $1.distance }
  }
}
