import Lineage

/// What the rules about taint say, so that no two of them say the same.
extension RiskSubject {
  /// The taints of an artifact of the lineage, without those that start at a teacher of a lesson (STM101, STM105, STM106
  /// and STM107 speak of it) or with a judgement of which STM113 speaks: where there is another path too, that one.
  func unsaidTaints(at node: NodeID) -> [Taint] {
    let all = node == self.node ? taints : graph.taints(at: node, weights: hopWeights)
    return all.compactMap { trait, path in
      let path = isJudgement(path) ? taintBesideJudgements(trait, at: node) : path
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

  /// Whether it begins with a judgement by one of the judges of STM113.
  private func isJudgement(_ path: TaintPath) -> Bool {
    path.edges.first?.role == .judge && judges.contains(path.carrier)
  }

  /// The heaviest path on which no judge that carries the trait has a say; such a judge may have a path as a parent or a
  /// teacher too.
  private func taintBesideJudgements(_ trait: String, at node: NodeID) -> TaintPath? {
    let silent = judges.filter { carried(by: $0).contains(trait) }
    return graph.taint(of: trait, at: node, weights: hopWeights, silentJudges: silent)
  }

  /// The judges of which STM113 speaks, where they carry anything.
  private var judges: Set<NodeID> { Set(judgements.filter { $0.relation != .different }.map(\.teacher)) }
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
