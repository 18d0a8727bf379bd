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
  /// The teachers whose outputs reached the artifact.
  package let lessons: [Lesson]

  /// - Parameters:
  ///   - node: a node of the graph.
  ///   - today: a day or a time, as `Timestamp` reads them.
  package init(
    graph: LineageGraph, node: NodeID, policy: Policy, requiredTraits: [String], today: String,
    suiteDigests: [String: String] = [:], mismatches: [NodeID: DigestMismatch] = [:]
  ) {
    self.graph = graph
    self.node = node
    self.policy = policy
    self.requiredTraits = Set(requiredTraits).sorted()
    self.today = Timestamp(today)
    self.suiteDigests = suiteDigests
    self.mismatches = mismatches
    lessons = graph.lessons(of: node)
  }

  package var name: String { graph[node].name }
}
