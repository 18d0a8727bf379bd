import Lineage

extension RiskSubject {
  /// From the shared base through the teacher and its data to the artifact, and then the student's own chain from that
  /// base; of matched bases, each side's own; where no base is shared, only the teacher and its data.
  func path(of lesson: Lesson) -> [LineageGraph.Edge] {
    if case .yes(let base, _, _) = lesson.base { return path(of: lesson, from: base, and: base) }
    guard let match = lesson.match else { return lesson.edges }
    return path(of: lesson, from: match.right, and: match.left)
  }

  private func path(of lesson: Lesson, from teacher: NodeID, and student: NodeID) -> [LineageGraph.Edge] {
    chain(from: teacher, to: lesson.teacher) + lesson.edges + chain(from: student, to: lesson.student)
  }

  /// The shortest initialisation chain from a base to a model. O(what lies between them).
  func chain(from base: NodeID, to model: NodeID) -> [LineageGraph.Edge] {
    guard base != model else { return [] }
    return Routes(to: model, in: graph, until: base, where: \.isInitialisation).lastPath
  }

  func name(_ node: NodeID) -> String { graph.name(of: node) }

  /// A finding about this subject with the remedy of its rule.
  func finding(
    _ rule: RuleID, _ severity: Severity, _ message: String, path: [LineageGraph.Edge] = [], traits: [String] = []
  ) -> Finding {
    let hops = path.map(hop)
    let (first, last) = (hops.prefix(Finding.shownHops), hops.dropFirst(Finding.shownHops).suffix(Finding.shownHops))
    let hidden = hops[first.endIndex..<last.startIndex]
    return Finding(
      rule: rule.rawValue, severity: severity, artifact: name, artifactDigest: NodeLabel(node, in: graph).pin,
      message: message, path: Array(first + last), omitted: hidden.isEmpty ? nil : OmittedHops(hidden), traits: traits,
      remedy: rule.rule.documentation.remedy)
  }

  private func hop(_ edge: LineageGraph.Edge) -> PathHop {
    let (from, to) = (NodeLabel(edge.from, in: graph), NodeLabel(edge.to, in: graph))
    return PathHop(
      from: from.name, to: to.name, edge: LineageGraph.words(edge), known: edge.knowledge, fromDigest: from.pin,
      toDigest: to.pin)
  }
}

/// How a path shows an artifact.
struct NodeLabel: Sendable {
  let name: String
  /// What this very version is known by: the digest that evaluations are bound to, which the edit of a card leaves as it
  /// is, else that of all its files; nil when it is not pinned.
  let pin: Digest?

  init(_ node: LineageGraph.NodeID, in graph: LineageGraph) {
    let digests = graph[node].digests
    name = graph.name(of: node)
    pin = digests.first { $0.scheme == .identity } ?? digests.first { $0.scheme == .sha256 } ?? digests.first
  }
}
