import Lineage
import Testing

@testable import Risk

@Suite("STM112: self-distillation loop")
struct STM112Tests {
  private func loops(_ name: String, _ build: (inout LineageBuilder) -> Void) throws -> [Finding] {
    var lineage = Demo.builder()
    lineage.model("chat", .finetuned, base: ["base-a"], data: ["tuning-cat"])
    build(&lineage)
    return try STM112.findings(for: subject(name, in: lineage))
  }

  @Test("A tuned model that goes on with its own answers closes a loop")
  func own() throws {
    let findings = try loops("chat-2") {
      $0.dataset("answers", .generated, teacher: ["chat"])
      $0.model("chat-2", .finetuned, base: ["chat"], data: ["answers"])
    }
    #expect(
      findings.map(\.message) == [
        "chat-2 was trained on answers, written by chat; chat-2 also starts from chat"
      ])
    #expect(findings.map(\.severity) == [.medium])
    #expect(findings.map(\.pathText) == ["chat → answers → chat-2; chat → chat-2"])
  }

  @Test("So do the answers of another model made from it")
  func descendant() throws {
    let findings = try loops("chat-2") {
      $0.model("expert", .rl, base: ["chat"])
      $0.dataset("answers", .generated, teacher: ["expert"])
      $0.model("chat-2", .finetuned, base: ["chat"], data: ["answers"])
    }
    #expect(findings.first?.message.hasSuffix("chat-2 also starts from chat, from which expert was made") == true)
  }

  @Test(
    "A pretrained base, and what only changes its format, close none", arguments: ["student", "control-1", "small"])
  func pretrained(name: String) throws {
    let findings = try loops(name) {
      $0.model("base-small", .quantized, base: ["base-a"])
      $0.dataset("answers", .generated, teacher: ["base-small"])
      $0.model("small", .finetuned, base: ["base-small"], data: ["answers"])
    }
    #expect(findings.isEmpty)
  }

  @Test("Versions of one name close one even where each starts from the pretrained base anew")
  func versions() throws {
    let origin = LineageGraph.Derivation(statement: "p", method: .pretrained, knowledge: .declared)
    let nodes = [
      LineageGraph.Node(name: "base", kind: .model, derivations: [origin]),
      LineageGraph.Node(name: "chat", kind: .model, digests: [.test("1", .sha256)].compactMap { $0 }),
      LineageGraph.Node(name: "answers", kind: .dataset),
      LineageGraph.Node(name: "chat", kind: .model, digests: [.test("2", .sha256)].compactMap { $0 }),
    ]
    func edge(_ from: Int, _ to: Int, _ role: InputRole, _ method: DerivationMethod) -> LineageGraph.Edge {
      LineageGraph.Edge(from: from, to: to, role: role, method: method, knowledge: .declared)
    }
    let graph = LineageGraph(
      nodes: nodes,
      edges: [
        edge(0, 1, .base, .finetuned), edge(1, 2, .teacher, .generated), edge(0, 3, .base, .finetuned),
        edge(2, 3, .data, .finetuned),
      ])
    let subject = RiskSubject(
      graph: graph, node: 3, policy: Demo.policy(), requiredTraits: Demo.traits, today: "2026-03-10")
    #expect(
      STM112.findings(for: subject).map(\.message) == [
        "chat was trained on answers, written by chat; the two are versions of one model"
      ])
  }

  @Test("Two datasets of one teacher are one loop")
  func once() throws {
    let findings = try loops("chat-2") {
      for name in ["answers", "more"] { $0.dataset(name, .generated, teacher: ["chat"]) }
      $0.model("chat-2", .finetuned, base: ["chat"], data: ["answers", "more"])
    }
    #expect(findings.count == 1)
  }
}
