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
    return Routes(to: model, in: graph, until: base) { initialisations[$0] ?? [] }.path(from: base)
  }

  /// The roots of the students and teachers of some lessons, each looked for once.
  func roots(of lessons: [Lesson]) -> [NodeID: Roots] {
    Set(lessons.flatMap { [$0.student, $0.teacher] }).reduce(into: [:]) { $0[$1] = graph.roots(of: $1) }
  }

  func name(_ node: NodeID) -> String { graph[node].name }

  /// A finding about this subject with the remedy of its rule.
  func finding(
    _ rule: RuleID, _ severity: Severity, _ message: String, path: [LineageGraph.Edge] = [], traits: [String] = []
  ) -> Finding {
    Finding(
      rule: rule.rawValue, severity: severity, artifact: name, artifactDigest: graph[node].pin, message: message,
      path: path.map(hop), traits: traits, remedy: rule.rule.documentation.remedy)
  }

  private func hop(_ edge: LineageGraph.Edge) -> PathHop {
    let words = graph.describe(edge)
    return PathHop(
      from: words.from, to: words.to, edge: words.edge, known: words.known, fromDigest: graph[edge.from].pin,
      toDigest: graph[edge.to].pin)
  }
}

extension LineageGraph.Node {
  /// What this very version is known by: the digest that evaluations are bound to, which the edit of a card leaves as it
  /// is, else that of all its files; nil when it is not pinned.
  fileprivate var pin: Digest? {
    digests.first { $0.scheme == .identity } ?? digests.first { $0.scheme == .sha256 } ?? digests.first
  }
}
