/// Leaves out the claims that would make an artifact its own ancestor.
struct ImportOrder {
  private let graph: LineageGraph

  /// - Parameter graph: what is recorded already.
  init(graph: LineageGraph) { self.graph = graph }

  /// The claims without those that close a cycle with the record or with claims before them; of these, each with the
  /// cycle, from its output around to the output again.
  ///
  /// Only what lies in one strongly connected component of the record and all claims together can close a cycle, so that
  /// everything else is settled by one pass. O(edges · log claims); and, in a component, what `OrderedGraph` needs.
  func acyclic(_ claims: [Claim]) -> (kept: [Claim], closing: [(claim: Claim, cycle: [String])]) {
    var names = VersionNumbers(graph, claims)
    var steps = graph.edges.map { ClaimedStep(claim: nil, output: names.nodes[$0.to], inputs: [names.nodes[$0.from]]) }
    for (index, claim) in claims.enumerated() {
      let inputs = claim.inputs.map { names.number($0.artifact) }
      steps.append(ClaimedStep(claim: index, output: names.number(claim.output), inputs: inputs))
    }
    var cycles: [Int: [String]] = [:]
    for component in ClaimCycles.components(steps, count: names.count) {
      for (claim, cycle) in component.closing { cycles[claim] = cycle.map { names.texts[$0] } }
    }
    return (
      claims.indices.filter { cycles[$0] == nil }.map { claims[$0] },
      cycles.keys.sorted().compactMap { index in cycles[index].map { (claims[index], $0) } }
    )
  }
}

/// One derivation by the numbers of its versions.
struct ClaimedStep {
  /// Index of the claim; nil for what is recorded.
  var claim: Int?
  var output: Int
  var inputs: [Int]
}

/// A number for each version that the record or a claim speaks of.
private struct VersionNumbers {
  private var keys: VersionKeys
  private var numbers: [String: Int] = [:]
  private(set) var texts: [String] = []
  /// The number of each node of the record.
  private(set) var nodes: [Int] = []

  init(_ graph: LineageGraph, _ claims: [Claim]) {
    let recorded = graph.nodes.map { ArtifactReference(name: $0.name, digests: $0.digests) }
    keys = VersionKeys(recorded + claims.flatMap { [$0.output] + $0.inputs.map(\.artifact) })
    nodes = recorded.map { number($0) }
  }

  var count: Int { texts.count }

  mutating func number(_ reference: ArtifactReference) -> Int {
    let key = keys.key(reference)
    if let known = numbers[key] { return known }
    numbers[key] = texts.count
    texts.append(key)
    return texts.count - 1
  }
}
