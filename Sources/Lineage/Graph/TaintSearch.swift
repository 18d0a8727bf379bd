/// Finds, for a set of carriers, the heaviest path of hops to every artifact that it may have reached.
///
/// Best first over states (Dijkstra on products of factors that are at most 1). The state of a dataset names the model
/// whose outputs it holds, because what a data hop costs is only known where a model is trained on it, at any depth of
/// derivations later. A dataset that itself carries the trait has no such model: its content is the carrier, whatever
/// the base of the model that learns from it, so that only shares count there.
/// O(states · log states) and one shared-base question for each pair of teacher and trained model.
struct TaintSearch {
  typealias NodeID = LineageGraph.NodeID

  struct State: Hashable {
    var node: NodeID
    /// The model whose outputs this dataset holds; nil for models, and for datasets that carry the trait themselves.
    var teacher: NodeID?
  }

  struct Label {
    var weight: Double
    var length: Int
    var previous: State?
    var edge: LineageGraph.Edge?
  }

  private struct Pair: Hashable {
    var teacher: NodeID
    var student: NodeID
  }

  let graph: LineageGraph
  let weights: HopWeights
  private var factors: [Pair: Double] = [:]
  private(set) var labels: [State: Label] = [:]

  init(graph: LineageGraph, weights: HopWeights) {
    self.graph = graph
    self.weights = weights
  }

  /// Labels every state that the carriers reach; with `within`, only artifacts of that set are entered.
  mutating func run(from carriers: [NodeID], within: Set<NodeID>? = nil) {
    labels = [:]
    var queue = Heap<(state: State, label: Label)> { Self.isBetter($0.label, $1.label) }
    for carrier in carriers {
      let label = Label(weight: 1, length: 0)
      labels[State(node: carrier)] = label
      queue.push((State(node: carrier), label))
    }
    while let (state, label) = queue.pop() {
      guard let current = labels[state], current.weight == label.weight, current.length == label.length else {
        continue
      }
      for edge in graph.outputs(of: state.node) where edge.isInitialisation || edge.isData {
        if let within, !within.contains(edge.to) { continue }
        guard let step = step(state, edge) else { continue }
        let next = Label(weight: label.weight * step.factor, length: label.length + 1, previous: state, edge: edge)
        if accept(next, at: step.state) { queue.push((step.state, next)) }
      }
    }
  }

  /// Where an edge leads from a state, and what the hop costs.
  private mutating func step(_ state: State, _ edge: LineageGraph.Edge) -> (state: State, factor: Double)? {
    if edge.isInitialisation { return (State(node: edge.to), 1) }
    let share = edge.share ?? 1
    let teacher = graph[state.node].kind == .model ? state.node : state.teacher
    if graph[edge.to].kind == .dataset { return (State(node: edge.to, teacher: teacher), share) }
    guard let teacher else { return (State(node: edge.to), share) }
    return (State(node: edge.to), share * factor(teacher: teacher, student: edge.to))
  }

  private mutating func factor(teacher: NodeID, student: NodeID) -> Double {
    let pair = Pair(teacher: teacher, student: student)
    if let known = factors[pair] { return known }
    let factor = weight(graph.sharedBase(teacher, student), teacher, student)
    factors[pair] = factor
    return factor
  }

  private func weight(_ base: SharedBase, _ teacher: NodeID, _ student: NodeID) -> Double {
    if base != .no, base != .unknown { return weights.sharedBase }
    if graph.match(teacher, student, among: weights.matches) != nil { return weights.sharedBase }
    return base == .unknown ? weights.unknownBase : weights.differentBase
  }

  /// Stores the label where it is better than the one that is known: heavier, then shorter, then smaller node ids.
  private mutating func accept(_ label: Label, at state: State) -> Bool {
    guard label.weight > 0 else { return false }
    if let known = labels[state] {
      if Self.isBetter(known, label) { return false }
      let isTie = !Self.isBetter(label, known)
      if isTie, !nodes(label).lexicographicallyPrecedes(nodes(known)) { return false }
    }
    labels[state] = label
    return true
  }

  static func isBetter(_ left: Label, _ right: Label) -> Bool {
    left.weight != right.weight ? left.weight > right.weight : left.length < right.length
  }

  private func nodes(_ label: Label) -> [NodeID] { edges(label).map(\.from) }

  private func edges(_ label: Label) -> [LineageGraph.Edge] {
    var edges: [LineageGraph.Edge] = []
    var current: Label? = label
    while let label = current, let edge = label.edge, let previous = label.previous {
      edges.append(edge)
      current = labels[previous]
    }
    return edges.reversed()
  }

  /// The best path to every artifact that was reached, carriers included.
  func paths() -> [NodeID: TaintPath] {
    var best: [NodeID: Label] = [:]
    for (state, label) in labels {
      guard let known = best[state.node] else {
        best[state.node] = label
        continue
      }
      let isTie = !Self.isBetter(label, known) && !Self.isBetter(known, label)
      if isTie ? nodes(label).lexicographicallyPrecedes(nodes(known)) : Self.isBetter(label, known) {
        best[state.node] = label
      }
    }
    return best.reduce(into: [:]) { paths, entry in
      let edges = edges(entry.value)
      paths[entry.key] = TaintPath(carrier: edges.first?.from ?? entry.key, weight: entry.value.weight, edges: edges)
    }
  }
}
