/// Finds a cycle among the references of manifests by name, so that the error has a place. Cycles that go through the
/// store are found by recording.
enum ManifestCycle {
  static func check(_ entries: [LocatedEntry]) throws(InputError) {
    // A name with several versions may well be made from itself.
    let counts = Dictionary(grouping: entries, by: \.artifact.name).mapValues(\.count)
    let single = entries.filter { counts[$0.artifact.name] == 1 }
    guard let cycle = graph(single).anyCycle() else { return }
    let names = cycle.map { single[$0].artifact.name }
    let closing = single[cycle[1]]
    let inputs = zip(closing.artifact.derivation?.inputs ?? [], closing.inputPlaces)
    let place = inputs.first { $0.0.name == names[0] }?.1 ?? closing.place
    throw place.error(
      "this closes a cycle, in which each is made from the one before: \(CycleText.of(names))")
  }

  private static func graph(_ entries: [LocatedEntry]) -> LineageGraph {
    let nodes = entries.map { LineageGraph.Node(name: $0.artifact.name, kind: $0.artifact.kind) }
    let ids = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.artifact.name, $0) })
    let edges = entries.enumerated().flatMap { id, entry in
      (entry.artifact.derivation?.inputs ?? []).compactMap { input -> LineageGraph.Edge? in
        guard input.digest == nil, let from = ids[input.name], let method = entry.artifact.derivation?.method else {
          return nil
        }
        return LineageGraph.Edge(from: from, to: id, role: input.role, method: method, knowledge: .declared)
      }
    }
    return LineageGraph(nodes: nodes, edges: edges)
  }
}
