/// One way in which a giver's outputs (or judgements) reached an artifact.
package struct Teaching: Sendable {
  /// The teacher or the judge.
  package var giver: LineageGraph.NodeID
  /// What it wrote or judged: a dataset, or the student itself where there was none between.
  package var output: LineageGraph.NodeID
  /// The model that was trained: the artifact, or a model of its initialisation chain.
  package var student: LineageGraph.NodeID
  package var relation: BaseRelation
  /// Number of edges from the giver to the artifact.
  package var length: Int
  /// Whether the student was trained on the giver's logits.
  package var isDistillation: Bool
  /// Whether the data were filtered, paraphrased or translated on their way to the student.
  package var isReworked: Bool
  package static func reworks(_ method: DerivationMethod) -> Bool {
    method == .filtered || method == .paraphrased || method == .translated
  }

  /// The edge from the giver, by number, and the state of what it leads to.
  fileprivate var edge: UInt32
  fileprivate var state: UInt32
}

/// All ways in which the outputs of models reached one artifact, or a model whose weights it started from: one for each
/// giver and each thing that it wrote. Where that taught several models of the chain, the one that is most at risk stands
/// for them: by the relation of the bases, then the shortest path.
///
/// One breadth-first search against the edges. Its states are the models of the initialisation chain and, for each class
/// of students with the same sources (`BaseSets`), the data behind them; so the time is that of the closure, and not that
/// of each student's data. Students without a list of sources are classes of their own. O(states + their edges).
package final class Teachings: Sendable {
  private struct State {
    var node: UInt32
    var student: UInt32
    var length: UInt32
    var isReworked: Bool
    /// The edge towards the artifact, by number, and the state that it leads to.
    var edge: UInt32
    var next: UInt32
  }

  package let graph: LineageGraph
  /// The artifact.
  package let subject: LineageGraph.NodeID
  package let matches: BaseMatches
  /// Sorted by the names of giver and output.
  package let all: [Teaching]
  private let states: [State]

  /// Those of a model; a dataset has none.
  /// - Parameter role: of the givers: `teacher` or `judge`.
  package init(
    of node: LineageGraph.NodeID, from role: InputRole, in graph: LineageGraph, among matches: BaseMatches = .init()
  ) {
    self.graph = graph
    subject = node
    self.matches = matches
    var search = Search(graph, role, matches)
    if graph.kind(of: node) == .model { search.run(from: node) }
    states = search.states
    let packed = graph.packed
    all = search.found.sorted { left, right in
      (packed.nameRank[left.giver], packed.nameRank[left.output])
        < (packed.nameRank[right.giver], packed.nameRank[right.output])
    }
  }

  /// The edges from the giver to the student.
  package func training(_ teaching: Teaching) -> [LineageGraph.Edge] {
    [graph.packed.edge(Int(teaching.edge), to: teaching.output)] + path(teaching) { $0.node != $0.student }
  }

  /// The edges from the student to the artifact; none where the artifact is the student.
  package func inheritance(_ teaching: Teaching) -> [LineageGraph.Edge] { path(teaching) { $0.node == $0.student } }

  private func path(_ teaching: Teaching, where isWanted: (State) -> Bool) -> [LineageGraph.Edge] {
    var edges: [LineageGraph.Edge] = []
    var state = Int(teaching.state)
    while state > 0 {
      let next = Int(states[state].next)
      if isWanted(states[state]) {
        edges.append(graph.packed.edge(Int(states[state].edge), to: Int(states[next].node)))
      }
      state = next
    }
    return edges
  }

  private struct Search: ~Copyable {
    let packed: PackedGraph
    let role: InputRole
    var relations: BaseRelations
    var states: [State] = []
    var found: [Teaching] = []
    private var students: NodeSet
    private var taught = StateTable()
    /// The place in `found` of each giver and output.
    private var places = StateTable()

    init(_ graph: LineageGraph, _ role: InputRole, _ matches: BaseMatches) {
      packed = graph.packed
      self.role = role
      relations = BaseRelations(graph: graph, matches: matches)
      students = NodeSet(count: packed.nodeCount)
    }

    mutating func run(from node: Int) {
      let start = UInt32(truncatingIfNeeded: node)
      _ = students.insert(node)
      states = [State(node: start, student: start, length: 0, isReworked: false, edge: 0, next: 0)]
      var found: [(rank: UInt32, hop: Hop)] = []
      var head = 0
      while head < states.count {
        found.removeAll(keepingCapacity: true)
        let here = Int(states[head].node)
        for row in packed.inputRows(here) {
          let hop = Hop(row, to: here, in: packed)
          found.append((packed.nameRank[hop.from], hop))
        }
        if found.count > 1 { found.sort { ($0.rank, $0.hop.row) < ($1.rank, $1.hop.row) } }
        for (_, hop) in found { follow(hop, UInt32(truncatingIfNeeded: head)) }
        head += 1
      }
    }

    private mutating func follow(_ hop: Hop, _ state: UInt32) {
      let here = states[Int(state)]
      if hop.role == role {
        note(hop, state, here)
      } else if hop.role == .data {
        let input = UInt32(truncatingIfNeeded: hop.from)
        let new = UInt32(truncatingIfNeeded: states.count)
        guard taught.state(node: input, baseClass: relations.baseClass(here.student), new: new) == new else { return }
        add(hop, state, here, student: here.student, here.isReworked || Teaching.reworks(hop.method))
      } else if hop.isInitialisation, here.node == here.student, students.insert(hop.from) {
        add(hop, state, here, student: UInt32(truncatingIfNeeded: hop.from), false)
      }
    }

    private mutating func add(_ hop: Hop, _ next: UInt32, _ here: State, student: UInt32, _ isReworked: Bool) {
      states.append(
        State(
          node: UInt32(truncatingIfNeeded: hop.from), student: student, length: here.length + 1,
          isReworked: isReworked, edge: UInt32(truncatingIfNeeded: hop.row), next: next))
    }

    private mutating func note(_ hop: Hop, _ state: UInt32, _ here: State) {
      let (output, student) = (Int(here.node), Int(here.student))
      let teaching = Teaching(
        giver: hop.from, output: output, student: student,
        relation: relations.relation(teacher: hop.from, student: student), length: Int(here.length) + 1,
        isDistillation: output == student && hop.method == .distilled, isReworked: here.isReworked,
        edge: UInt32(truncatingIfNeeded: hop.row), state: state)
      let new = UInt32(truncatingIfNeeded: found.count)
      let place = places.state(node: UInt32(truncatingIfNeeded: hop.from), baseClass: here.node, new: new)
      if place == new {
        found.append(teaching)
      } else if rank(teaching) < rank(found[Int(place)]) {
        found[Int(place)] = teaching
      }
    }

    private func rank(_ teaching: Teaching) -> (Int, Int, UInt32) {
      (teaching.relation.rawValue, teaching.length, packed.nameRank[teaching.student])
    }
  }
}
