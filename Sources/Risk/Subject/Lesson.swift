package import Lineage

/// One way in which a teacher's outputs reached the artifact at the gate: the teacher wrote a dataset (or gave logits),
/// and the artifact, or a model whose weights it started from, was trained on it at any depth of dataset derivations.
package struct Lesson: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  package var teacher: NodeID
  /// What the teacher's outputs were written into: a dataset, or the student itself where there was none between.
  package var output: NodeID
  /// The model that was trained: the artifact, or a model of its initialisation chain.
  package var student: NodeID
  /// The base of student and teacher at the time of that training.
  package var base: SharedBase
  /// From the teacher to the student.
  package var training: [LineageGraph.Edge]
  /// From the student to the artifact; empty when the artifact is the student.
  package var inheritance: [LineageGraph.Edge]

  package var edges: [LineageGraph.Edge] { training + inheritance }
  package var isInherited: Bool { !inheritance.isEmpty }
  /// nil where the student was trained on the teacher's outputs or logits with no dataset between.
  package var dataset: NodeID? { output == student ? nil : output }
}

extension LineageGraph {
  /// One lesson for each teacher and each thing that it wrote, sorted by the names of the two. Where the same data
  /// taught several models of the chain, the student that is most at risk stands for them: a shared base before an
  /// unknown one before a different one, then the shortest path. A dataset takes no lessons.
  /// O(initialisation chain · data closure).
  func lessons(of node: NodeID) -> [Lesson] {
    guard self[node].kind == .model else { return [] }
    var best: [Pair: Lesson] = [:]
    let chain = Routes(to: node, in: self, where: \.isInitialisation)
    for student in chain.starts {
      for lesson in lessons(of: student, inheritance: chain.path(from: student)) {
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
    (Self.risk(left.base), left.edges.count, self[left.student].name, left.student)
      < (Self.risk(right.base), right.edges.count, self[right.student].name, right.student)
  }

  private static func risk(_ base: SharedBase) -> Int {
    switch base {
    case .yes: 0
    case .unknown: 1
    case .no: 2
    }
  }

  /// The lessons that one training took, through all the data that went into it.
  private func lessons(of student: NodeID, inheritance: [Edge]) -> [Lesson] {
    let data = Routes(to: student, in: self) { $0.role == .data }
    return data.starts.flatMap { output in
      inputs(of: output).filter { $0.role == .teacher }.map { edge in
        Lesson(
          teacher: edge.from, output: output, student: student, base: sharedBase(student, edge.from),
          training: [edge] + data.path(from: output), inheritance: inheritance)
      }
    }
  }
}
