/// Finds, for a set of carriers, the heaviest path of hops to every artifact that it may have reached.
///
/// Best first over states (Dijkstra on the costs of factors that are at most 1, see `HopCost`). The state of a dataset names the model
/// whose outputs it holds, because what a data hop costs is only known where a model is trained on it, at any depth of
/// derivations later. Teachers with the same sources (`BaseSets`) cost the same everywhere, so that they are one state.
/// A dataset that itself carries the trait has no such model: its content is the carrier, whatever the base of the model
/// that learns from it, so that only shares count there.
///
/// Among equally heavy paths the shortest counts, and among those the one whose last hop comes from the smaller node
/// (then over the smaller edge, then from data of the smaller teacher), and so on backwards. O(states + edges), and one closure for each pair of teacher and trained model of which one has
/// more sources than `BaseSets` lists.
struct TaintSearch: ~Copyable {
  static let none = UInt32.max

  struct Label {
    var weight: Double
    /// That of the weight.
    var cost: UInt64
    var length: UInt32
    var node: UInt32
    /// The model whose outputs this dataset holds; `none` for models, and for datasets that carry the trait themselves.
    var teacher: UInt32
    /// The state before, and the number of the edge from it; `none` for carriers.
    var previous: UInt32
    var edge: UInt32

    @inline(__always)
    mutating func pay(_ hop: HopCost) {
      weight *= hop.factor
      cost += hop.cost
    }
  }

  private let packed: PackedGraph
  private let hasShares: Bool
  static let tags = EdgeSelection.initialisation.tags | EdgeSelection.data.tags

  private(set) var labels: [Label] = []
  /// The best state of each artifact that was reached, carriers included: heaviest first, then shortest.
  private(set) var reached: [UInt32] = []
  private var queue = CostQueue()
  private var plainStates: NodeTable
  private var taughtStates = StateTable()
  private var places: NodeTable
  private var costs: HopCosts

  init(graph: LineageGraph, weights: HopWeights) {
    packed = graph.packed
    costs = HopCosts(graph: graph, weights: weights)
    hasShares = graph.packed.hasShares
    plainStates = NodeTable(count: graph.packed.nodeCount)
    places = NodeTable(count: graph.packed.nodeCount)
  }

  /// Where the artifact stands in `reached`.
  func place(of node: Int) -> Int? { places[node] }

  /// Labels every state that the carriers reach.
  mutating func run(from carriers: [Int]) {
    let everything = NodeSet(count: 0)
    run(from: carriers, within: everything, isBounded: false, target: nil)
  }

  /// Labels the states among some artifacts, until the best path to one of them, the target, is known.
  mutating func run(from carriers: [Int], within: borrowing NodeSet, to target: Int) {
    run(from: carriers, within: within, isBounded: true, target: target)
  }

  private mutating func run(from carriers: [Int], within: borrowing NodeSet, isBounded: Bool, target: Int?) {
    for carrier in carriers where plainStates[carrier] == nil { begin(at: carrier) }
    while let (entry, cost) = queue.pop() {
      let label = labels[Int(entry.state)]
      guard label.cost == cost, label.length == entry.length else { continue }
      if let target, let place = places[target], isWorse(label, than: labels[Int(reached[place])]) { return }
      settle(entry.state, label)
      for row in packed.outputRows(Int(label.node)) {
        let edge = PackedEdge(word: packed.outputs[row])
        guard Self.tags >> edge.tag & 1 == 1, !isBounded || within.contains(packed.end(edge)) else { continue }
        follow(edge, row, from: entry.state, label)
      }
    }
  }

  private mutating func begin(at carrier: Int) {
    let state = UInt32(labels.count)
    plainStates[carrier] = Int(state)
    labels.append(
      Label(
        weight: 1, cost: 0, length: 0, node: UInt32(truncatingIfNeeded: carrier), teacher: Self.none,
        previous: Self.none,
        edge: Self.none))
    queue.push(CostQueue.Entry(length: 0, state: state), cost: 0)
  }

  private func isWorse(_ left: Label, than right: Label) -> Bool {
    left.cost > right.cost || left.cost == right.cost && left.length > right.length
  }

  /// Keeps the best state of each artifact: the first to come, or one as good whose path comes first.
  private mutating func settle(_ state: UInt32, _ label: Label) {
    guard let place = places[Int(label.node)] else {
      places[Int(label.node)] = reached.count
      reached.append(state)
      return
    }
    let best = labels[Int(reached[place])]
    if best.cost == label.cost, best.length == label.length, precedes(label, best) { reached[place] = state }
  }

  /// Where an edge leads from a state, and what the hop costs.
  @inline(__always)
  private mutating func follow(_ edge: PackedEdge, _ row: Int, from state: UInt32, _ label: Label) {
    let output = packed.end(edge)
    let index = packed.outputIndex[row]
    var next = Label(
      weight: label.weight, cost: label.cost, length: label.length + 1, node: UInt32(truncatingIfNeeded: output),
      teacher: Self.none, previous: state, edge: index)
    if !edge.isInitialisation {
      if hasShares, let share = packed.share(Int(index)) { next.pay(HopCost(factor: share)) }
      let teacher = packed.isDataset(Int(label.node)) ? label.teacher : label.node
      if packed.isDataset(output) {
        next.teacher = teacher
      } else if teacher != Self.none {
        next.pay(costs.cost(teacher: Int(teacher), student: output))
      }
    }
    if next.cost <= HopCost.limit { accept(next) }
  }

  /// Stores the label where it is better than the one that is known: heavier, then shorter, then the smaller last hop.
  private mutating func accept(_ label: Label) {
    let new = UInt32(labels.count)
    let state = state(label, new: new)
    if state == new {
      labels.append(label)
    } else {
      let known = labels[Int(state)]
      if isWorse(label, than: known) { return }
      if !isWorse(known, than: label) {
        if precedes(label, known) { labels[Int(state)] = label }
        return
      }
      labels[Int(state)] = label
    }
    queue.push(CostQueue.Entry(length: label.length, state: state), cost: label.cost)
  }

  private mutating func state(_ label: Label, new: UInt32) -> UInt32 {
    if label.teacher != Self.none {
      return taughtStates.state(node: label.node, baseClass: costs.baseClass(label.teacher), new: new)
    }
    if let state = plainStates[Int(label.node)] { return UInt32(state) }
    plainStates[Int(label.node)] = Int(new)
    return new
  }

  /// Whether a path comes before one that is as heavy and as long: by its last hop.
  private func precedes(_ left: Label, _ right: Label) -> Bool {
    guard left.previous != Self.none, right.previous != Self.none else { return false }
    let (first, second) = (labels[Int(left.previous)], labels[Int(right.previous)])
    return (first.node, left.edge, first.teacher) < (second.node, right.edge, second.teacher)
  }

  /// The path of a state. O(its length).
  static func path(to state: UInt32, _ labels: [Label], _ packed: PackedGraph) -> TaintPath {
    var label = labels[Int(state)]
    let weight = label.weight
    var edges: [LineageGraph.Edge] = []
    while label.previous != none {
      edges.append(packed.edge(Int(label.edge), to: Int(label.node)))
      label = labels[Int(label.previous)]
    }
    return TaintPath(carrier: Int(label.node), weight: weight, edges: edges.reversed())
  }
}
