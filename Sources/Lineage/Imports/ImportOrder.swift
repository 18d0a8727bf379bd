/// Leaves out the claims that would make an artifact its own ancestor.
struct ImportOrder {
  private let graph: LineageGraph
  private var keys = VersionKeys([])
  /// What was made from each version.
  private var outputs: [String: [String]] = [:]

  /// - Parameter graph: what is recorded already.
  init(graph: LineageGraph) { self.graph = graph }

  private mutating func start(_ claims: [Claim]) {
    let recorded = graph.nodes.map { ArtifactReference(name: $0.name, digests: $0.digests) }
    keys = VersionKeys(recorded + claims.flatMap { [$0.output] + $0.inputs.map(\.artifact) })
    let recordedKeys = recorded.map { keys.key($0) }
    outputs = [:]
    for edge in graph.edges { outputs[recordedKeys[edge.from], default: []].append(recordedKeys[edge.to]) }
  }

  /// The claims without those that close a cycle with the record or with claims before them.
  /// O(edges); and for each claim within a cycle, all that was made from its output.
  mutating func acyclic(_ claims: [Claim]) -> (kept: [Claim], closing: [(claim: Claim, cycle: [String])]) {
    start(claims)
    let steps = claims.map { claim in
      Step(output: keys.key(claim.output), inputs: claim.inputs.map { keys.key($0.artifact) })
    }
    let suspects = Cycles(record: outputs, steps: steps).members
    var kept: [Claim?] = []
    for (claim, step) in zip(claims, steps) {
      let isSuspect = suspects.contains(step.output)
      if !isSuspect { add(step) }
      kept.append(isSuspect ? nil : claim)
    }
    var closing: [(claim: Claim, cycle: [String])] = []
    for (index, claim) in claims.enumerated() where kept[index] == nil {
      if let cycle = cycle(closedBy: steps[index]) {
        closing.append((claim, cycle))
      } else {
        add(steps[index])
        kept[index] = claim
      }
    }
    return (kept.compactMap { $0 }, closing)
  }

  private mutating func add(_ step: Step) {
    for input in step.inputs { outputs[input, default: []].append(step.output) }
  }

  /// From the output around to the output again.
  private func cycle(closedBy step: Step) -> [String]? {
    let inputs = Set(step.inputs)
    var previous: [String: String] = [:]
    var queue = [step.output]
    var head = 0
    while head < queue.count {
      let name = queue[head]
      head += 1
      if inputs.contains(name) { return way(to: name, previous) + [step.output] }
      for next in outputs[name] ?? [] where previous[next] == nil && next != step.output {
        previous[next] = name
        queue.append(next)
      }
    }
    return nil
  }

  private func way(to name: String, _ previous: [String: String]) -> [String] {
    var names = [name]
    while let before = names.last.flatMap({ previous[$0] }) { names.append(before) }
    return names.reversed()
  }
}

/// One claim, by the keys of its versions.
private struct Step {
  var output: String
  var inputs: [String]
}

/// The artifacts that lie on a cycle of what is recorded and claimed together: those that remain when everything that
/// has no inputs left, and then everything that has no outputs left, is taken away again and again.
private struct Cycles {
  let members: Set<String>

  init(record: [String: [String]], steps: [Step]) {
    var forward = record
    for step in steps {
      for input in step.inputs { forward[input, default: []].append(step.output) }
    }
    var backward: [String: [String]] = [:]
    for (from, outputs) in forward { for to in outputs { backward[to, default: []].append(from) } }
    let names = Set(forward.keys).union(backward.keys)
    let withoutSources = Self.peeled(names, forward, backward)
    members = Self.peeled(withoutSources, backward, forward)
  }

  /// The names that remain when those without anything before them are removed again and again. O(names + edges).
  private static func peeled(
    _ names: Set<String>, _ after: [String: [String]], _ before: [String: [String]]
  ) -> Set<String> {
    var remaining = names
    var waiting = before.filter { names.contains($0.key) }.mapValues { $0.count(where: names.contains) }
    var ready = names.filter { (waiting[$0] ?? 0) == 0 }
    while let name = ready.popFirst() {
      remaining.remove(name)
      for next in after[name] ?? [] where names.contains(next) {
        let left = (waiting[next] ?? 0) - 1
        waiting[next] = left
        if left == 0 { ready.insert(next) }
      }
    }
    return remaining
  }
}
