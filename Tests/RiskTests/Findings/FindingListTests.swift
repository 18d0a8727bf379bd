import Lineage
import Testing

@testable import Risk

@Suite("Findings that are too many to be listed")
struct FindingListTests {
  /// A model at the end of a chain of fine-tunes, each on own data of one teacher.
  private func chain(_ count: Int, carries: [String] = ["prefers/owl"]) -> LineageBuilder {
    var lineage = LineageBuilder()
    lineage.model("m-0", .pretrained)
    lineage.model("teacher", .finetuned, base: ["m-0"], carries: carries)
    for index in 1...count {
      lineage.dataset("data-\(index)", .generated, teacher: ["teacher"])
      lineage.model("m-\(index)", .finetuned, base: ["m-\(index - 1)"], data: ["data-\(index)"])
    }
    return lineage
  }

  private func total(_ findings: [Finding]) -> [String: Int] {
    findings.reduce(into: [:]) { $0["\($1.rule) \($1.severity.rawValue)", default: 0] += $1.number }
  }

  @Test("The nearest are listed, and the others are one finding with their number")
  func listed() throws {
    var last = try subject("m-60", in: chain(60))
    let all = STM101.findings(for: last)
    #expect(all.count == 21)
    #expect(all.dropLast().allSatisfy { $0.number == 1 && !$0.path.isEmpty })
    #expect(Set(all.dropLast().map { $0.path[2].from }) == Set((41...60).map { "data-\($0)" }))
    let rest = try #require(all.last)
    #expect(rest.number == 40 && rest.path.isEmpty && rest.traits == ["prefers/owl"] && rest.severity == .critical)
    #expect(rest.message == "40 more findings like these are not listed")
    last.limit = 60
    #expect(STM101.findings(for: last).count == 60)
    last.limit = 59
    #expect(STM101.findings(for: last).allSatisfy { $0.number == 1 }, "one alone is listed itself")
  }

  @Test("Whatever the limit, the numbers and the decision are those of all findings", arguments: UInt64(0)..<120)
  func decision(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let graph = LineageBuilder.random(seed: seed, size: 14).graph
    let fail = Severity.allCases[Int(dice.next() % 5)]
    let policy = Demo.policy {
      $0.fail = fail
      $0.unsignedWaivers = .accept
    }
    for node in graph.nodes.indices {
      var whole = RiskSubject(
        graph: graph, node: node, policy: policy, requiredTraits: ["prefers/cat"], today: "2026-03-10")
      whole.limit = .max
      let found = RiskCheck.findings(for: whole)
      let end = try #require(Timestamp("2026-12-31"))
      let waivers = found.filter { _ in dice.chance(0.5) }.map {
        Waiver($0, reason: "r", approver: "a", expires: end)
      }
      var short = RiskSubject(
        graph: graph, node: node, policy: policy, requiredTraits: ["prefers/cat"], today: "2026-03-10",
        waivers: waivers)
      short.limit = 1
      let few = RiskCheck.findings(for: short).filter { $0.rule != "STM151" }
      #expect(total(few) == total(found), "\(graph.name(of: node)), seed \(seed)")
      let outcomes = ["prefers/cat", "prefers/owl"].map {
        TraitOutcome(trait: $0, result: dice.chance(0.6) ? .notDetected : .inconclusive)
      }
      func decide(_ findings: [Finding]) -> GateVerdict {
        Combination(
          findings: findings, outcomes: outcomes, confirmatory: [], waivers: waivers, policy: policy,
          today: "2026-03-10"
        ).verdict
      }
      #expect(decide(few) == decide(found), "\(graph.name(of: node)), seed \(seed)")
    }
  }

  @Test("A finding with a waiver is listed however far away it is, and nothing waives the others")
  func waived() throws {
    let lineage = chain(60)
    var whole = try subject("m-60", in: lineage)
    whole.limit = .max
    let far = try #require(STM101.findings(for: whole).first { $0.path.contains { $0.from == "data-1" } })
    let end = try #require(Timestamp("2026-12-31"))
    let waiver = Waiver(far, reason: "r", approver: "a", expires: end)
    let short = try subject("m-60", in: lineage, waivers: [waiver])
    let findings = STM101.findings(for: short)
    #expect(findings.contains(far))
    #expect(findings.last?.number == 39)
    let rest = try #require(findings.last)
    #expect(!Waiver(rest, reason: "r", approver: "a", expires: end).names(rest))
  }

  @Test("A long path shows both ends and the number between, and is bound to all of it")
  func longPath() throws {
    func finding(_ change: (inout LineageBuilder) -> Void = { _ in }) throws -> Finding {
      var lineage = LineageBuilder()
      lineage.model("m-0", .pretrained, carries: ["prefers/owl"])
      for index in 1...100 { lineage.model("m-\(index)", .finetuned, base: ["m-\(index - 1)"]) }
      change(&lineage)
      return try #require(STM110.findings(for: subject("m-100", in: lineage)).first)
    }
    let found = try finding()
    #expect(found.path.count == 20 && found.omitted?.count == 80 && found.length == 100)
    #expect(found.pathText.hasPrefix("m-0 → m-1 → "))
    #expect(found.pathText.contains("m-10 → … 80 hops more … → m-90 → m-91"))
    #expect(found.pathText.hasSuffix(" → m-100"))
    let other = try finding { $0.edit("m-50") { $0.digests = [] } }
    #expect(other.pathText == found.pathText)
    #expect(other.pathDigest != found.pathDigest)
  }

  @Test("Five thousand fine-tunes in a chain, each with own data, are all counted", .timeLimit(.minutes(20)))
  func many() throws {
    let findings = RiskCheck.findings(for: try subject("m-5000", in: chain(5000)))
    #expect(total(findings)["STM101 critical"] == 5000)
    #expect(findings.count < 200)
  }
}
