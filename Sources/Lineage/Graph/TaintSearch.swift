/// Finds, for a set of carriers, the heaviest path of hops to every artifact that it may have reached.
///
/// Best first over states (Dijkstra on the costs of factors that are at most 1, see `HopCost`). The state of a dataset
/// names the model whose outputs it holds, because what a data hop costs is only known where a model is trained on it, at
/// any depth of derivations later. Teachers with the same sources (`BaseSets`) cost the same everywhere, so that they are
/// one state. A dataset that itself carries the trait has no such model: its content is the carrier, whatever the base of
/// the model that learns from it, so that only shares count there.
///
/// Among equally heavy paths the shortest counts, and among those the one whose last hop comes from the smaller node
/// (then over the smaller edge, then from data of the smaller teacher), and so on backwards. O(states + edges), and one
/// closure for each pair of teacher and trained model of which one has more sources than `BaseSets` lists.
struct TaintSearch: ~Copyable {
  static let none = UInt32.max

  private let packed: PackedGraph
  static let tags = EdgeSelection.initialisation.tags | EdgeSelection.data.tags
  /// The tag of an edge from a judge.
  static let judgement = UInt32(PackedEdge.tag(.judge, .judged))

  private(set) var states: TaintStates
  /// The best state of each artifact that was reached, carriers included: heaviest first, then shortest.
  private(set) var reached: [UInt32] = []
  private var queue = CostQueue()
  private var sources: [TaintSource] = []
  private var hops: [TaintHop] = []
  private var places: NodeTable
  private var costs: HopCosts
  private let silentJudges: Set<Int>

  /// - Parameter silentJudges: models whose judgements are no way.
  init(graph: LineageGraph, weights: HopWeights, silentJudges: Set<Int> = []) {
    packed = graph.packed
    self.silentJudges = silentJudges
    costs = HopCosts(graph: graph, weights: weights)
    states = TaintStates(nodeCount: graph.packed.nodeCount)
    places = NodeTable(count: graph.packed.nodeCount)
  }

  /// Labels every state that the carriers reach.
  mutating func run(from carriers: [Int]) {
    let everything = NodeSet(count: 0)
    run(from: carriers, within: everything, isBounded: false, target: nil)
  }

  /// Labels the states among some artifacts, until the best path to one of them, the target, is known.
  mutating func run(from carriers: [Int], within: borrowing NodeSet, to target: Int) {
    run(from: carriers, within: within, isBounded: true, target: target)
  }

  /// All states of one weight and one length are left together: nothing leads from one of them to another.
  private mutating func run(from carriers: [Int], within: borrowing NodeSet, isBounded: Bool, target: Int?) {
    for carrier in carriers where states.state(carrier, Self.none) == nil { begin(at: carrier) }
    var left: [UInt32] = []
    while let (cost, length) = queue.pop(into: &left) {
      if let target, best(target) != nil { return }
      // Those that were reached by a better path since they were put there have been left already.
      left.removeAll { states.labels[Int($0)].cost != cost || states.labels[Int($0)].length != length }
      for state in left { settle(state) }
      for start in stride(from: 0, to: left.count, by: 64) {
        for state in left[start..<min(start + 64, left.count)] { sources.append(source(state)) }
        for place in sources.indices { collect(place, within, isBounded) }
        follow()
        sources.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Collects the edges that lead out of a source.
  private mutating func collect(_ place: Int, _ within: borrowing NodeSet, _ isBounded: Bool) {
    let isSilent = silentJudges.contains(sources[place].label.end.node)
    let tags = isSilent ? Self.tags & ~(1 << Self.judgement) : Self.tags
    for row in sources[place].rows {
      let edge = packed.inside(PackedEdge(word: packed.outputs[row]))
      guard tags >> edge.tag & 1 == 1, !isBounded || within.contains(edge.node) else { continue }
      hops.append(
        TaintHop(
          edge: edge, row: UInt32(truncatingIfNeeded: row), source: UInt32(truncatingIfNeeded: place),
          state: Self.none))
      if hops.count == 1024 { follow() }
    }
  }

  /// Goes over the edges that were collected, step by step for all of them: what a step reads is anywhere in memory, and
  /// so one does not wait for the other.
  private mutating func follow() {
    for index in hops.indices {
      let hop = hops[index]
      hops[index].state = states.state(hop.edge.node, teacherClass(hop.edge, sources[Int(hop.source)])) ?? Self.none
    }
    // What is settled cannot get better; and a hop takes nothing at best.
    hops.removeAll { hop in
      guard hop.state != Self.none else { return false }
      if states.settled.contains(hop.state) { return true }
      let (from, known) = (sources[Int(hop.source)].label, states.labels[Int(hop.state)])
      return known.cost < from.cost || known.cost == from.cost && known.length <= from.length
    }
    for index in hops.indices {
      let number = packed.outputIndex[Int(hops[index].row)]
      hops[index].number = number
      hops[index].isShared = packed.edgeMark[Int(number)] & PackedMark.flag != 0
    }
    for hop in hops { follow(hop) }
    hops.removeAll(keepingCapacity: true)
  }

  private func source(_ state: UInt32) -> TaintSource {
    let label = states.labels[Int(state)]
    let node = label.end.node
    let teacher = packed.isDataset(node) ? label.teacher : UInt32(truncatingIfNeeded: node)
    return TaintSource(
      state: state, label: label, weight: states.weights[Int(state)], teacher: teacher,
      teacherClass: costs.baseClass(teacher), rows: packed.outputRows(node))
  }

  private mutating func begin(at carrier: Int) {
    let label = TaintLabel(
      cost: 0, length: 0, end: PackedEdge(node: carrier, tag: 0), teacher: Self.none, previous: Self.none,
      from: Self.none, edge: Self.none)
    push(states.append(label, Self.none, weight: 1), label)
  }

  /// Keeps the best state of each artifact: the first to come, or one as good whose path comes first. A model has one.
  private mutating func settle(_ state: UInt32) {
    states.settle(state)
    let node = states.labels[Int(state)].end.node
    if packed.isDataset(node), let place = places[node] {
      let (label, best) = (states.labels[Int(state)], states.labels[Int(reached[place])])
      if !label.isWorse(than: best), states.precedes(label, best) { reached[place] = state }
    } else {
      if packed.isDataset(node) { places[node] = reached.count }
      reached.append(state)
    }
  }

  /// The best state of an artifact that was reached.
  private func best(_ node: Int) -> UInt32? {
    if packed.isDataset(node) { return places[node].map { reached[$0] } }
    return states.state(node, Self.none).flatMap { states.settled.contains($0) ? $0 : nil }
  }

  /// The class of the model whose outputs a dataset holds that an edge leads to; `none` where it leads to a model.
  private func teacherClass(_ edge: PackedEdge, _ source: TaintSource) -> UInt32 {
    edge.isInitialisation || !packed.isDataset(edge.node) ? Self.none : source.teacherClass
  }

  private mutating func follow(_ hop: TaintHop) {
    let source = sources[Int(hop.source)]
    let teacherClass = teacherClass(hop.edge, source)
    var next = TaintLabel(
      cost: source.label.cost, length: source.label.length + 1, end: hop.edge,
      teacher: teacherClass == Self.none ? Self.none : source.teacher, previous: source.state,
      from: UInt32(truncatingIfNeeded: source.label.end.node), edge: hop.number)
    var weight = source.weight
    func pay(_ hop: HopCost) {
      weight *= hop.factor
      next.cost += hop.cost
    }
    if !hop.edge.isInitialisation {
      if hop.isShared, let share = packed.share(Int(hop.number)) { pay(HopCost(factor: share)) }
      if source.teacher != Self.none, !packed.isDataset(hop.edge.node) {
        pay(costs.cost(teacher: Int(source.teacher), student: hop.edge.node))
      }
    }
    guard next.cost <= HopCost.limit else { return }
    // An edge before this one may have led there for the first time.
    let state = hop.state == Self.none ? states.state(hop.edge.node, teacherClass) : hop.state
    guard let state else { return push(states.append(next, teacherClass, weight: weight), next) }
    if states.improve(state, next, weight) { push(state, next) }
  }

  private mutating func push(_ state: UInt32, _ label: TaintLabel) {
    queue.push(CostQueue.Entry(length: label.length, state: state), cost: label.cost)
  }

  /// The heaviest path to an artifact; nil where none leads there. O(its length).
  func path(to node: Int) -> TaintPath? {
    best(node).map { TaintPath(to: $0, states.labels, weight: states.weights[Int($0)], packed) }
  }
}
