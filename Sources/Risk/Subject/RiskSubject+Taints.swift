import Lineage

/// What the rules about taint say, so that no two of them say the same.
extension RiskSubject {
  /// The taints of an artifact of the lineage, without those that start at a teacher of a lesson (STM101, STM105, STM106
  /// and STM107 speak of it) or at a judge that only judged (STM113): where another carrier has a path too, that one.
  func unsaidTaints(at node: NodeID) -> [Taint] {
    let all = node == self.node ? taints : graph.taints(at: node, weights: hopWeights)
    return all.compactMap { trait, path in
      let path = isSaidByJudge(path) ? graph.taint(of: trait, at: node, weights: hopWeights, without: judges) : path
      guard let path, !isSaidOfTeacher(path) else { return nil }
      return (trait, path)
    }
  }

  /// Whether a rule about lessons speaks of this path, or of its carrier as loudly as the path is heavy: what is said of
  /// a little data must not silence a heavier path that is no lesson.
  private func isSaidOfTeacher(_ path: TaintPath) -> Bool {
    guard teachers[path.carrier] != nil else { return false }
    return path.isLesson
      || lessons.contains { $0.teacher == path.carrier && severity($0.relation) >= STM110.severity(path.level) }
  }

  /// The least with which a rule speaks of a teacher that carries a trait: STM101 or STM107, STM105, STM106.
  private func severity(_ relation: BaseRelation) -> Severity {
    switch relation {
    case .shared, .matched: .critical
    case .unknown: policy.unknown
    case .different: .low
    }
  }

  private func isSaidByJudge(_ path: TaintPath) -> Bool {
    path.edges.first?.role == .judge && judges.contains(path.carrier)
  }

  /// The carriers of which STM113 speaks and that reached the artifact in no other way than by judging.
  private var judges: Set<NodeID> {
    let candidates = Set(judgements.filter { $0.relation != .different }.map(\.teacher))
    guard !candidates.isEmpty else { return [] }
    let closure = Set(graph.ancestors(of: [node]).map(\.node) + [node])
    return candidates.filter { judge in
      graph.outputs(of: judge).allSatisfy { $0.role == .judge || !closure.contains($0.to) }
    }
  }
}

extension LineageGraph.Edge {
  /// Whether the output is a merge of which this input is a parent.
  var isMerge: Bool { method == .merged && role == .base }
}

extension TaintPath {
  /// Whether it is one lesson: the carrier wrote data, a model was trained on them, and the artifact starts from it.
  var isLesson: Bool {
    let training = edges.drop { $0.method.output == .dataset }
    return edges.first?.role == .teacher && training.dropFirst().allSatisfy(\.isInitialisation)
  }

  /// Whether the artifact at its end starts from weights that were merged after the last data on the path.
  var endsInMerge: Bool { edges.reversed().prefix(while: \.isInitialisation).contains(where: \.isMerge) }
}
