import Lineage
import Testing

@testable import Risk

/// The rules about taint against a naive reference that walks every path, one by one.
@Suite("The rules about taint say what walking all paths says")
struct TaintRulesTests {
  /// Half of the lineages have a match of two of their models. The policy asks about a trait that nobody carries, so
  /// that one which is named can only come from a carrier.
  private func subjects(_ seed: UInt64) throws -> [RiskSubject] {
    let graph = LineageBuilder.random(seed: seed).graph
    let models = graph.nodes.filter { $0.kind == .model }.prefix(2).map { ArtifactReference(name: $0.name) }
    let match = Observation(
      check: "behavioural-match", outcome: "matched", subjects: models,
      observedAt: try #require(Timestamp("2026-02-01")),
      recordedAt: "2026-02-01T23:59:59Z", statement: "o")
    return graph.nodes.indices.map { node in
      RiskSubject(
        graph: graph, node: node, policy: Demo.policy(), requiredTraits: ["prefers/cat"], today: "2026-03-10",
        observations: seed.isMultiple(of: 2) ? [] : [match])
    }
  }

  @Test("On random lineages, rule by rule and path by path", arguments: UInt64(0)..<300)
  func reference(seed: UInt64) throws {
    for subject in try subjects(seed) {
      let reference = RuleReference(subject)
      let findings = RiskCheck.findings(for: subject)
      for (rule, expected) in reference.counts {
        let found = findings.filter { $0.rule == rule }
        #expect(found.count == expected, "\(rule) of \(subject.name), seed \(seed)")
      }
      let merges = findings.count { $0.rule == "STM111" }
      #expect((reference.certainMergeParents.count...reference.possibleMergeParents.count).contains(merges))
    }
  }

  @Test("A trait that may have reached the artifact is always named, and no other one", arguments: UInt64(0)..<300)
  func complete(seed: UInt64) throws {
    let rules: Set<String> = ["STM101", "STM105", "STM106", "STM107", "STM110", "STM111", "STM113"]
    for subject in try subjects(seed) {
      let findings = RiskCheck.findings(for: subject).filter { rules.contains($0.rule) }
      let named = Set(findings.flatMap(\.traits)).contains("prefers/owl")
      let reference = RuleReference(subject)
      #expect(named == reference.mayCarry, "\(subject.name), seed \(seed)")
      #expect(reference.mayCarry == !subject.taints.isEmpty)
    }
  }

  @Test("Every path is connected, part by part, and ends at the artifact", arguments: UInt64(0)..<100)
  func paths(seed: UInt64) throws {
    for subject in try subjects(seed) {
      for finding in RiskCheck.findings(for: subject) where !finding.path.isEmpty {
        let breaks = zip(finding.path, finding.path.dropFirst()).filter { $0.to != $1.from }.map(\.0.to)
        let ends = breaks + finding.path.suffix(1).map(\.to)
        #expect(breaks.count <= 1)
        #expect(ends.contains(subject.name))
      }
    }
  }

  @Test("A finding is said once", arguments: UInt64(0)..<100)
  func once(seed: UInt64) throws {
    for subject in try subjects(seed) {
      let findings = RiskCheck.findings(for: subject)
      let keys = findings.map { [$0.rule, $0.pathDigest, $0.message] }
      #expect(Set(keys).count == keys.count)
    }
  }
}
