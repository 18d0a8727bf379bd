package import Lineage

/// One way in which a teacher's outputs reached the artifact at the gate: the teacher wrote a dataset (or gave logits),
/// and the artifact, or a model whose weights it started from, was trained on it at any depth of dataset derivations.
/// Or, for a judge, one way in which its judgements did: it labelled a dataset, or rewarded the student.
package struct Lesson: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  /// The teacher, or the judge.
  package var teacher: NodeID
  /// What the teacher's outputs were written into: a dataset, or the student itself where there was none between.
  package var output: NodeID
  /// The model that was trained: the artifact, or a model of its initialisation chain.
  package var student: NodeID
  /// The base of student and teacher at the time of that training, as derivations show it.
  package var base: SharedBase
  /// Where derivations show no shared base: the pair of their initialisations (the student's on the left) that an
  /// observation says to be matched.
  package var match: BaseMatch?
  /// From the teacher to the student.
  package var training: [LineageGraph.Edge]
  /// From the student to the artifact; empty when the artifact is the student.
  package var inheritance: [LineageGraph.Edge]

  package var edges: [LineageGraph.Edge] { training + inheritance }
  package var isInherited: Bool { !inheritance.isEmpty }
  /// Whether the two share a base, by derivations or by a match.
  package var hasSharedBase: Bool { relation <= .matched }
  /// Whether the student was trained on the teacher's logits.
  package var isDistillation: Bool { output == student && training.first?.method == .distilled }
  /// nil where the student was trained on the teacher's outputs or logits with no dataset between.
  package var dataset: NodeID? { output == student ? nil : output }
}

/// How the bases of teacher and student relate, from the most to the least at risk.
package enum BaseRelation: Int, Comparable, Sendable {
  case shared, matched, unknown, different

  package static func < (left: BaseRelation, right: BaseRelation) -> Bool { left.rawValue < right.rawValue }
}

extension Lesson {
  package var relation: BaseRelation {
    switch base {
    case .yes: .shared
    case _ where match != nil: .matched
    case .unknown: .unknown
    case .no: .different
    }
  }
}

extension LineageGraph {
  /// One lesson for each teacher (or judge) and each thing that it wrote (or judged), sorted by the names of the two.
  /// Where the same data taught several models of the chain, the student that is most at risk stands for them: by the
  /// relation of the bases, then the shortest path. A dataset takes no lessons.
  /// O(initialisation chain · data closure).
  func lessons(of node: NodeID, from role: InputRole, among matches: BaseMatches = .init()) -> [Lesson] {
    guard self[node].kind == .model else { return [] }
    var best: [Pair: Lesson] = [:]
    let chain = Routes(to: node, in: self, where: \.isInitialisation)
    for student in chain.starts {
      let own = trainingLessons(of: student, from: role, among: matches)
      let inheritance = own.isEmpty ? [] : chain.path(from: student)
      for var lesson in own {
        lesson.inheritance = inheritance
        let pair = Pair(teacher: lesson.teacher, output: lesson.output)
        if let known = best[pair], !rank(lesson, isBefore: known) { continue }
        best[pair] = lesson
      }
    }
    return best.values.sorted { key($0) < key($1) }
  }

  private struct Pair: Hashable {
    var teacher: NodeID
    var output: NodeID
  }

  private func key(_ lesson: Lesson) -> (String, String, NodeID, NodeID) {
    (self[lesson.teacher].name, self[lesson.output].name, lesson.teacher, lesson.output)
  }

  private func rank(_ left: Lesson, isBefore right: Lesson) -> Bool {
    (left.relation.rawValue, left.edges.count, self[left.student].name, left.student)
      < (right.relation.rawValue, right.edges.count, self[right.student].name, right.student)
  }

  /// The lessons that one training took, through all the data that went into it.
  private func trainingLessons(of student: NodeID, from role: InputRole, among matches: BaseMatches) -> [Lesson] {
    let data = Routes(to: student, in: self) { $0.role == .data }
    var bases: [NodeID: (SharedBase, BaseMatch?)] = [:]
    var lessons: [Lesson] = []
    for output in data.starts {
      for edge in inputs(of: output) where edge.role == role {
        let (base, match) = bases[edge.from] ?? relation(student, edge.from, matches)
        bases[edge.from] = (base, match)
        lessons.append(
          Lesson(
            teacher: edge.from, output: output, student: student, base: base, match: match,
            training: [edge] + data.path(from: output), inheritance: []))
      }
    }
    return lessons
  }

  private func relation(
    _ student: NodeID, _ teacher: NodeID, _ matches: BaseMatches
  ) -> (SharedBase, BaseMatch?) {
    let base = sharedBase(student, teacher)
    if case .yes = base { return (base, nil) }
    return (base, match(student, teacher, among: matches))
  }
}
