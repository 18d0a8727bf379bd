/// Leaves out the claims that would make an artifact its own ancestor.
struct ImportOrder {
  private var outputs: [String: [String]]

  /// - Parameter graph: what is recorded already.
  init(graph: LineageGraph) {
    outputs = [:]
    for edge in graph.edges { outputs[graph[edge.from].name, default: []].append(graph[edge.to].name) }
  }

  /// The claims without those that close a cycle with the record or with claims before them.
  /// O(edges); and for each claim within a cycle, all that was made from its output.
  mutating func acyclic(_ claims: [Claim]) -> (kept: [Claim], closing: [(claim: Claim, cycle: [String])]) {
    let suspects = Cycles(record: outputs, claims: claims).members
    var kept: [Claim?] = []
    for claim in claims {
      let isSuspect = suspects.contains(claim.output.name)
      if !isSuspect { add(claim) }
      kept.append(isSuspect ? nil : claim)
    }
    var closing: [(claim: Claim, cycle: [String])] = []
    for (index, claim) in claims.enumerated() where kept[index] == nil {
      if let cycle = cycle(closedBy: claim) {
        closing.append((claim, cycle))
      } else {
        add(claim)
        kept[index] = claim
      }
    }
    return (kept.compactMap { $0 }, closing)
  }

  private mutating func add(_ claim: Claim) {
    for input in claim.inputs { outputs[input.artifact.name, default: []].append(claim.output.name) }
  }

  /// From the output around to the output again.
  private func cycle(closedBy claim: Claim) -> [String]? {
    let inputs = Set(claim.inputs.map(\.artifact.name))
    var previous: [String: String] = [:]
    var queue = [claim.output.name]
    var head = 0
    while head < queue.count {
      let name = queue[head]
      head += 1
      if inputs.contains(name) { return way(to: name, previous) + [claim.output.name] }
      for next in outputs[name] ?? [] where previous[next] == nil && next != claim.output.name {
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

/// The artifacts that lie on a cycle of what is recorded and claimed together: those that remain when everything that
/// has no inputs left, and then everything that has no outputs left, is taken away again and again.
private struct Cycles {
  let members: Set<String>

  init(record: [String: [String]], claims: [Claim]) {
    var forward = record
    for claim in claims {
      for input in claim.inputs { forward[input.artifact.name, default: []].append(claim.output.name) }
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
