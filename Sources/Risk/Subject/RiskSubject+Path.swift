import Lineage

extension RiskSubject {
  /// The edges as the hops of a finding.
  func hops(_ edges: [LineageGraph.Edge]) -> [PathHop] {
    edges.map { edge in
      let words = graph.describe(edge)
      return PathHop(from: words.from, to: words.to, edge: words.edge, known: words.known)
    }
  }

  /// From the shared base through the teacher and its data to the artifact, and then the student's own chain from that
  /// base; where no base is shared, only the teacher and its data.
  func path(of lesson: Lesson) -> [PathHop] {
    guard case .yes(let base, _, _) = lesson.base else { return hops(lesson.edges) }
    return hops(chain(from: base, to: lesson.teacher) + lesson.edges + chain(from: base, to: lesson.student))
  }

  /// The shortest initialisation chain from a base to a model.
  func chain(from base: NodeID, to model: NodeID) -> [LineageGraph.Edge] {
    Routes(to: model, in: graph, where: \.isInitialisation).path(from: base)
  }

  func name(_ node: NodeID) -> String { graph[node].name }

  /// A finding about this subject with the remedy of its rule.
  func finding(
    _ rule: RuleID, _ severity: Severity, _ message: String, path: [PathHop] = [], traits: [String] = []
  ) -> Finding {
    Finding(
      rule: rule.rawValue, severity: severity, artifact: name, message: message, path: path, traits: traits,
      remedy: rule.rule.documentation.remedy)
  }
}
