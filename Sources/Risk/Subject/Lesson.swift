package import Lineage

/// One way in which a teacher's outputs reached the artifact at the gate: the teacher wrote a dataset (or gave logits),
/// and the artifact, or a model whose weights it started from, was trained on it at any depth of dataset derivations.
/// Or, for a judge, one way in which its judgements did: it labelled a dataset, or rewarded the student.
///
/// An artifact may have hundreds of thousands of them: the path and the base are made when they are asked for.
package struct Lesson: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  private let teaching: Teaching
  private let source: Teachings

  init(_ teaching: Teaching, in source: Teachings) {
    self.teaching = teaching
    self.source = source
  }

  /// The teacher, or the judge.
  package var teacher: NodeID { teaching.giver }
  /// What the teacher's outputs were written into: a dataset, or the student itself where there was none between.
  package var output: NodeID { teaching.output }
  /// The model that was trained: the artifact, or a model of its initialisation chain.
  package var student: NodeID { teaching.student }
  package var relation: BaseRelation { teaching.relation }
  /// Number of edges from the teacher to the artifact.
  package var length: Int { teaching.length }
  /// Whether the student was trained on the teacher's logits.
  package var isDistillation: Bool { teaching.isDistillation }
  /// Whether the outputs were filtered, paraphrased or translated on their way to the student.
  package var isReworked: Bool { teaching.isReworked }

  /// The base of student and teacher at the time of that training, as derivations show it. O(both chains).
  package var base: SharedBase { source.graph.sharedBase(student, teacher) }
  /// Where derivations show no shared base: the pair of their initialisations (the student's on the left) that an
  /// observation says to be matched. O(both chains).
  package var match: BaseMatch? {
    relation == .matched ? source.graph.match(student, teacher, among: source.matches) : nil
  }
  /// From the teacher to the student. O(its length).
  package var training: [LineageGraph.Edge] { source.training(teaching) }
  /// From the student to the artifact; empty when the artifact is the student. O(its length).
  package var inheritance: [LineageGraph.Edge] { source.inheritance(teaching) }

  package var edges: [LineageGraph.Edge] { training + inheritance }
  package var isInherited: Bool { student != source.subject }
  /// Whether the two share a base, by derivations or by a match.
  package var hasSharedBase: Bool { relation <= .matched }
  /// nil where the student was trained on the teacher's outputs or logits with no dataset between.
  package var dataset: NodeID? { output == student ? nil : output }
}

extension LineageGraph {
  /// One lesson for each teacher (or judge) and each thing that it wrote (or judged), sorted by the names of the two;
  /// see `Teachings`. A dataset takes no lessons.
  func lessons(of node: NodeID, from role: InputRole, among matches: BaseMatches = .init()) -> [Lesson] {
    let teachings = Teachings(of: node, from: role, in: self, among: matches)
    return teachings.all.map { Lesson($0, in: teachings) }
  }
}
