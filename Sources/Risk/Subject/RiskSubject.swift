package import Lineage

/// Everything that the rules look at: one artifact in its lineage, under one policy, on one day.
package struct RiskSubject: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  /// What was found on disk where the record says another digest.
  package struct DigestMismatch: Sendable, Equatable {
    package var recorded: Digest
    package var found: Digest

    package init(recorded: Digest, found: Digest) {
      self.recorded = recorded
      self.found = found
    }
  }

  /// One trait that the artifact may carry, with the heaviest path by which it may have reached it.
  package typealias Taint = (trait: String, path: TaintPath)

  package let graph: LineageGraph
  /// The artifact at the gate.
  package let node: NodeID
  package let policy: Policy
  /// The traits that the policy asks about, by name, sorted: those of the suites that its patterns match.
  package let requiredTraits: [String]
  /// nil when the time is not known: then no evaluation is known to be young enough.
  package let today: Timestamp?
  /// Digest by suite id, as the suites are on disk now.
  package let suiteDigests: [String: String]
  /// Artifacts whose bytes on disk are not those of the record.
  package let mismatches: [NodeID: DigestMismatch]
  /// What checks of declared origins found, in the order of the log.
  package let observations: [Observation]
  /// The exceptions that the policy names.
  package let waivers: [Waiver]
  package var facts = RiskFacts()
  /// The policy's weights, with the models that observations say to be matched.
  package let hopWeights: HopWeights
  /// The teachers whose outputs reached the artifact.
  package let lessons: [Lesson]
  /// What each lesson comes to, in their order.
  private(set) var standings: [LessonStanding] = []
  /// The models whose judgements, labels or rewards reached the artifact.
  package let judgements: [Lesson]
  /// Every trait that the artifact may carry, sorted by trait.
  package let taints: [Taint]
  /// What is known of the teachers of the lessons.
  private(set) var teachers: [NodeID: TeacherKnowledge] = [:]
  /// Everything that the artifact was made from.
  let origins: Routes
  /// How many findings of one rule are listed one by one.
  package var limit = Self.usualLimit

  package static let usualLimit = 20

  /// - Parameters:
  ///   - node: a node of the graph.
  ///   - today: a day or a time, as `Timestamp` reads them.
  package init(
    graph: LineageGraph, node: NodeID, policy: Policy, requiredTraits: [String], today: String,
    suiteDigests: [String: String] = [:], mismatches: [NodeID: DigestMismatch] = [:],
    observations: [Observation] = [], waivers: [Waiver] = []
  ) {
    self.graph = graph
    self.node = node
    self.policy = policy
    self.requiredTraits = Set(requiredTraits).sorted()
    self.today = Timestamp(today)
    self.suiteDigests = suiteDigests
    self.mismatches = mismatches
    self.observations = observations
    self.waivers = waivers
    var weights = policy.hopWeights
    weights.matches = BaseMatches(observations, in: graph)
    hopWeights = weights
    lessons = graph.lessons(of: node, from: .teacher, among: weights.matches)
    judgements = graph.lessons(of: node, from: .judge, among: weights.matches)
    taints = graph.taints(at: node, weights: weights)
    origins = Routes(to: node, in: graph) { _ in true }
    teachers = knowledge(of: lessons)
    standings = lessons.compactMap { lesson in teachers[lesson.teacher].map { standing(of: lesson, $0) } }
  }

  package var name: String { graph.name(of: node) }
}
