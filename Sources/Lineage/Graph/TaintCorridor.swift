/// Finds, for one artifact, the carriers from which the heaviest paths to it begin, and the artifacts on such paths.
///
/// Best first against the edges, so that the search ends at the nearest carrier of each wanted trait instead of going
/// through everything upstream; where a trait does not turn up soon, the closure tells whether it ever will. Which of
/// equally heavy paths counts is left to a `TaintSearch` within the corridor.
///
/// The state of a dataset names the model that is trained on it, because what a data hop costs is only known where the
/// teacher is reached; students with the same sources are one state. O(states up to the last carrier + their edges).
struct TaintCorridor: ~Copyable {
  private struct Label {
    var cost: UInt64
    var length: UInt32
    var node: UInt32
    /// The model that is trained on this dataset; `none` for models, and where the question is about a dataset.
    var student: UInt32
    /// The first of the hops by which the artifact is reached at this cost and length; `none` for the artifact itself.
    var links: UInt32
  }

  /// A hop towards the artifact.
  private struct Link {
    var state: UInt32
    var next: UInt32
  }

  /// The carriers of one trait from which the heaviest and then shortest paths begin.
  struct Goal {
    fileprivate var cost: UInt64
    fileprivate var length: UInt32
    fileprivate var states: [UInt32]
  }

  private static let none = TaintSearch.none
  /// So many states are looked at before the closure is asked: where a trait is near, that would take longer than the search.
  private static let patience = 16_384

  private let graph: LineageGraph
  private let packed: PackedGraph
  private let hasShares: Bool
  private let silentJudges: Set<Int>
  private var costs: HopCosts
  private var labels: [Label] = []
  private var links: [Link] = []
  private var queue = CostQueue()
  private var plainStates: NodeTable
  private var taughtStates = StateTable()
  /// By trait.
  private(set) var goals: [String: Goal] = [:]

  /// - Parameter silentJudges: models whose judgements are no way.
  init(graph: LineageGraph, weights: HopWeights, silentJudges: Set<Int>) {
    self.graph = graph
    self.silentJudges = silentJudges
    packed = graph.packed
    costs = HopCosts(graph: graph, weights: weights)
    hasShares = packed.hasShares
    plainStates = NodeTable(count: packed.nodeCount)
  }

  /// Looks for the nearest carriers of each of the traits.
  /// - Parameter without: carriers that are not looked at.
  mutating func run(from artifact: Int, traits: Set<String>, without: Set<Int> = []) {
    accept(
      Label(cost: 0, length: 0, node: UInt32(truncatingIfNeeded: artifact), student: Self.none, links: Self.none), nil)
    var (wanted, seen, last): (Set<String>, Int, Label?) = (traits, 0, nil)
    while let (entry, cost) = queue.pop() {
      let label = labels[Int(entry.state)]
      guard label.cost == cost, label.length == entry.length else { continue }
      seen += 1
      if seen == Self.patience { wanted.formIntersection(traitsUpstream(of: artifact, without)) }
      if goals.count == wanted.count, last.map({ $0.cost < cost || $0.length < entry.length }) ?? true { return }
      let node = Int(label.node)
      if graph.carries(node), !without.contains(node), arrive(entry.state, label, wanted) { last = label }
      if goals.count < wanted.count { expand(entry.state, label) }
    }
  }

  /// The traits of all carriers from which any path leads to the artifact.
  private func traitsUpstream(of artifact: Int, _ without: Set<Int>) -> Set<String> {
    var traits: Set<String> = []
    for visit in graph.ancestors(of: [artifact], tags: TaintSearch.tags)
    where graph.carries(visit.node) && !without.contains(visit.node) {
      traits.formUnion(graph.carriedTraits(visit.node))
    }
    return traits.union(goals.keys)
  }

  /// - Returns: whether it carries a trait of which no carrier was known.
  private mutating func arrive(_ state: UInt32, _ label: Label, _ traits: Set<String>) -> Bool {
    var isFirst = false
    for trait in Set(graph.carriedTraits(Int(label.node))) where traits.contains(trait) {
      if let goal = goals[trait] {
        if goal.cost == label.cost, goal.length == label.length { goals[trait]?.states.append(state) }
      } else {
        goals[trait] = Goal(cost: label.cost, length: label.length, states: [state])
        isFirst = true
      }
    }
    return isFirst
  }

  /// Goes back over the hops that lead into a state.
  private mutating func expand(_ state: UInt32, _ label: Label) {
    let node = Int(label.node)
    let learner = packed.isDataset(node) ? label.student : label.node
    for row in packed.inputRows(node) {
      let edge = PackedEdge(word: packed.inputs[row])
      guard TaintSearch.tags >> edge.tag & 1 == 1 else { continue }
      let input = packed.end(edge)
      if edge.tag == TaintSearch.judgement, silentJudges.contains(input) { continue }
      var before = Label(
        cost: label.cost, length: label.length + 1, node: UInt32(truncatingIfNeeded: input), student: Self.none,
        links: Self.none)
      if !edge.isInitialisation {
        if hasShares, let share = packed.share(row) { before.cost += HopCost(factor: share).cost }
        if packed.isDataset(input) {
          before.student = learner
        } else if learner != Self.none {
          before.cost += costs.cost(teacher: input, student: Int(learner)).cost
        }
      }
      if before.cost <= HopCost.limit { accept(before, state) }
    }
  }

  /// Stores the label where it is better than the one that is known, and its hop where it is as good.
  private mutating func accept(_ label: Label, _ next: UInt32?) {
    let new = UInt32(labels.count)
    let state = state(label, new: new)
    if state == new {
      labels.append(label)
    } else {
      let known = labels[Int(state)]
      if (known.cost, known.length) < (label.cost, label.length) { return }
      if known.cost == label.cost, known.length == label.length { return link(state, to: next) }
      labels[Int(state)] = label
    }
    link(state, to: next)
    queue.push(CostQueue.Entry(length: label.length, state: state), cost: label.cost)
  }

  private mutating func link(_ state: UInt32, to next: UInt32?) {
    guard let next else { return }
    links.append(Link(state: next, next: labels[Int(state)].links))
    labels[Int(state)].links = UInt32(truncatingIfNeeded: links.count - 1)
  }

  private mutating func state(_ label: Label, new: UInt32) -> UInt32 {
    if label.student != Self.none {
      return taughtStates.state(node: label.node, baseClass: costs.baseClass(label.student), new: new)
    }
    if let state = plainStates[Int(label.node)] { return UInt32(state) }
    plainStates[Int(label.node)] = Int(new)
    return new
  }

  // MARK: What was found

  func carriers(of goal: Goal) -> [Int] { Array(Set(goal.states.map { Int(labels[Int($0)].node) })).sorted() }

  /// The artifacts on the paths from the carriers. O(their hops).
  func members(of goal: Goal) -> NodeSet {
    var members = NodeSet(count: packed.nodeCount)
    var isSeen = [Bool](repeating: false, count: labels.count)
    var waiting = goal.states
    for state in waiting { isSeen[Int(state)] = true }
    while let state = waiting.popLast() {
      _ = members.insert(Int(labels[Int(state)].node))
      var link = labels[Int(state)].links
      while link != Self.none {
        let next = links[Int(link)].state
        if !isSeen[Int(next)] {
          isSeen[Int(next)] = true
          waiting.append(next)
        }
        link = links[Int(link)].next
      }
    }
    return members
  }
}
