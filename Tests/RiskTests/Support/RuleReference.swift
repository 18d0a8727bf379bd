import Lineage

@testable import Risk

/// What the rules about taint must find, by walking all paths of a small lineage. Nothing is shared with the code under
/// test but the graph's edges.
struct RuleReference {
  enum Base: Int {
    case shared, matched, unknown, different
  }

  /// A model that taught (or judged) one of the models of the artifact's chain.
  struct Way: Hashable {
    var giver: Int
    var output: Int
    var student: Int
    var isLogits: Bool
  }

  let graph: LineageGraph
  let node: Int
  private let matched: Set<Set<Int>>

  init(_ subject: RiskSubject) {
    graph = subject.graph
    node = subject.node
    let pairs = subject.observations.map { Set($0.subjects.compactMap { subject.graph.newest($0.name) }) }
    matched = Set(pairs.filter { $0.count == 2 })
  }

  /// How many findings each rule must have.
  var counts: [String: Int] {
    let taught = best(ways(.teacher))
    let judged = best(ways(.judge))
    func count(_ bases: [Base], carries: Bool, logits: Bool?) -> Int {
      taught.filter { way, base in
        bases.contains(base) && self.carries(way.giver) == carries && logits.map { $0 == way.isLogits } ?? true
      }.count
    }
    let close: [Base] = [.shared, .matched]
    let own = graph[node].kind == .model && !isClosed(node) ? 1 : 0
    return [
      "STM101": count(close, carries: true, logits: false), "STM102": count(close, carries: false, logits: false),
      "STM104": Set(taught.filter { $0.base == .matched }.map { [matchedEnds($0.way)] }).count,
      "STM105": taught.count { $0.base == .unknown } + own, "STM106": count([.different], carries: true, logits: nil),
      "STM107": taught.count { close.contains($0.base) && $0.way.isLogits },
      "STM113": judged.count { $0.base != .different && carries($0.way.giver) },
    ]
  }

  func carries(_ node: Int) -> Bool { graph[node].traits.contains { $0.standing == .carries } }

  /// Whether any walk of hops leads from a carrier to the artifact.
  var mayCarry: Bool { mayCarry(node, without: []) }

  private func inputs(_ node: Int) -> [LineageGraph.Edge] { graph.edges.filter { $0.to == node } }

  private func mayCarry(_ node: Int, without carriers: Set<Int>) -> Bool {
    if carries(node) && !carriers.contains(node) { return true }
    return inputs(node).contains { edge in
      (edge.isInitialisation || edge.isData) && mayCarry(edge.from, without: carriers)
    }
  }

  // MARK: - Teachers and judges

  /// Every student of the chain with all that was taught to it.
  private func ways(_ role: InputRole) -> Set<Way> {
    guard graph[node].kind == .model else { return [] }
    return initialisations(node).reduce(into: []) { ways, student in
      for output in sources(student) {
        for edge in inputs(output) where edge.role == role {
          ways.insert(
            Way(
              giver: edge.from, output: output, student: student,
              isLogits: output == student && edge.method == .distilled))
        }
      }
    }
  }

  /// For each giver and output the student that is most at risk.
  private func best(_ ways: Set<Way>) -> [(way: Way, base: Base)] {
    Dictionary(grouping: ways) { [$0.giver, $0.output] }.values.compactMap { ways in
      ways.map { ($0, base($0.student, $0.giver)) }.min { left, right in
        (left.1.rawValue, length(left.0), graph[left.0.student].name)
          < (right.1.rawValue, length(right.0), graph[right.0.student].name)
      }
    }
  }

  /// Hops of a shortest walk from the giver over the data and the student to the artifact.
  private func length(_ way: Way) -> Int {
    1 + steps(from: way.output, to: way.student) { $0.role == .data }
      + steps(from: way.student, to: node, where: \.isInitialisation)
  }

  private func steps(from start: Int, to end: Int, where selects: (LineageGraph.Edge) -> Bool) -> Int {
    if start == end { return 0 }
    return 1 + (inputs(end).filter(selects).map { steps(from: start, to: $0.from, where: selects) }.min() ?? 1_000)
  }

  /// The dataset closure of a model, itself included.
  private func sources(_ node: Int) -> Set<Int> {
    inputs(node).filter { $0.role == .data }.reduce(into: [node]) { $0.formUnion(sources($1.from)) }
  }

  private func initialisations(_ model: Int) -> Set<Int> {
    inputs(model).filter(\.isInitialisation).reduce(into: [model]) { $0.formUnion(initialisations($1.from)) }
  }

  private func base(_ left: Int, _ right: Int) -> Base {
    let (first, second) = (initialisations(left), initialisations(right))
    if !first.isDisjoint(with: second) { return .shared }
    if first.contains(where: { one in second.contains { matched.contains([one, $0]) } }) { return .matched }
    return isClosed(left) && isClosed(right) ? .different : .unknown
  }

  private func isClosed(_ model: Int) -> Bool {
    initialisations(model).allSatisfy { node in
      graph[node].derivations.contains { $0.method == .pretrained } || inputs(node).contains(where: \.isInitialisation)
    }
  }

  /// The student's end of the one match that these lineages have.
  private func matchedEnds(_ way: Way) -> Int {
    initialisations(way.student).first { one in matched.contains { $0.contains(one) } } ?? -1
  }

  // MARK: - Merges

  /// The parents of the nearest merges that some carrier reaches: no other one may be found.
  var possibleMergeParents: Set<[Int]> {
    nearestMerges(node).filter { pair in pair.first.map { mayCarry($0, without: []) } ?? false }
  }

  /// Those that carriers reach of whom no other rule speaks: each of these must be found.
  var certainMergeParents: Set<[Int]> {
    let givers = Set((ways(.teacher).union(ways(.judge))).map(\.giver))
    return possibleMergeParents.filter { pair in
      pair.first.map { parent in !upstream(parent).contains { carries($0) && givers.contains($0) } } ?? false
    }
  }

  private func upstream(_ node: Int) -> Set<Int> {
    inputs(node).reduce(into: [node]) { $0.formUnion(upstream($1.from)) }
  }

  private func nearestMerges(_ model: Int) -> Set<[Int]> {
    inputs(model).filter(\.isInitialisation).reduce(into: []) { pairs, edge in
      if edge.method == .merged {
        pairs.insert([edge.from, edge.to])
      } else {
        pairs.formUnion(nearestMerges(edge.from))
      }
    }
  }
}
