import Lineage
import Testing

@testable import Risk

@Suite("All rules over one artifact")
struct RiskCheckTests {
  @Test("Most severe first")
  func order() throws {
    let findings = try RiskCheck.findings(for: subject("student", in: Demo.builder()))
    #expect(findings.map(\.rule) == ["STM101", "STM140", "STM121"])
  }

  @Test("A policy turns a rule off or gives it another severity")
  func overrides() throws {
    let policy = Demo.policy {
      $0.rules = ["STM101": RuleOverride(level: .severity(.low)), "STM121": RuleOverride(level: .off)]
    }
    let findings = try RiskCheck.findings(for: subject("student", in: Demo.builder(), policy: policy))
    #expect(findings.map(\.rule) == ["STM140", "STM101"])
    #expect(findings.last?.severity == .low)
  }

  @Test("The order in which a lineage was recorded changes nothing", arguments: UInt64(0)..<30)
  func recordingOrder(seed: UInt64) {
    let lineage = LineageBuilder.random(seed: seed)
    let reference = findings(in: lineage.graph)
    for shuffle in 1...3 {
      #expect(findings(in: lineage.shuffled(seed: seed &* 31 &+ UInt64(shuffle))) == reference)
    }
  }

  /// The findings about every artifact by name, without STM110, whose path is chosen by the ids of the graph.
  private func findings(in graph: LineageGraph) -> [String: [Finding]] {
    let all = graph.nodes.indices.map { node in
      let subject = RiskSubject(
        graph: graph, node: node, policy: Demo.policy(), requiredTraits: Demo.traits, today: "2026-03-10")
      return (graph[node].name, RiskCheck.findings(for: subject).filter { $0.rule != "STM110" })
    }
    return Dictionary(uniqueKeysWithValues: all)
  }
}
