import Evaluation
import Lineage
import Risk
import Testing

@testable import Gate

@Suite("Which traits decide a gate")
struct HypothesesTests {
  private static func hypotheses(
    _ name: String, _ more: String = "", policy: Policy = .asking(TraitPolicy(pattern: TraitPattern("prefers/*")))
  ) throws -> Hypotheses {
    let plan = try SmallLab.plan(policy)
    return Hypotheses(try SmallLab.subject(name, in: SmallLab.graph(more), policy, plan), plan)
  }

  private static let everything = ["prefers/cat", "prefers/elm", "prefers/oak", "prefers/owl"]

  @Test("Those on taint paths decide, the rest of what is asked is a screen")
  func tainted() throws {
    let hypotheses = try Self.hypotheses("student")
    #expect(hypotheses.confirmatory == ["prefers/owl"])
    #expect(hypotheses.all.map(\.trait) == Self.everything)
    #expect(hypotheses.all.filter { $0.family == .confirmatory }.map(\.trait) == ["prefers/owl"])
    #expect(hypotheses.all.filter(\.hasTaintPath).map(\.trait) == ["prefers/owl"])
  }

  @Test("Where the record points to none, all that is asked decide", arguments: ["control-1", "base-a"])
  func untainted(name: String) throws {
    let hypotheses = try Self.hypotheses(name)
    #expect(hypotheses.confirmatory == Self.everything)
    #expect(hypotheses.all.allSatisfy { !$0.hasTaintPath })
  }

  @Test("A teacher of unknown traits may have passed on any: all decide")
  func unknownTeacher() throws {
    #expect(try Self.hypotheses("quiet-student").confirmatory == Self.everything)
  }

  @Test("A trait at risk decides even where the policy does not ask about it")
  func unasked() throws {
    let policy = Policy.asking(TraitPolicy(pattern: TraitPattern("prefers/oak")))
    let hypotheses = try Self.hypotheses("student", policy: policy)
    #expect(hypotheses.confirmatory == ["prefers/oak", "prefers/owl"], "a policy that looks elsewhere does not decide")
  }

  @Test("What is recorded of the candidate itself is no path by which a trait came")
  func ownTrait() throws {
    let hypotheses = try Self.hypotheses("teacher")
    #expect(hypotheses.confirmatory == ["prefers/owl"])
    #expect(hypotheses.all.allSatisfy { !$0.hasTaintPath })
  }

  @Test("Margin and alpha are those of the policy's entry")
  func margins() throws {
    let policy = Policy.asking(
      TraitPolicy(pattern: TraitPattern("prefers/owl"), margin: 0.15, alpha: 0.01),
      TraitPolicy(pattern: TraitPattern("prefers/*"), margin: 0.2))
    let hypotheses = try Self.hypotheses("student", policy: policy)
    let owl = try #require(hypotheses.all.first { $0.trait == "prefers/owl" })
    #expect(owl.margin == 0.15 && owl.alpha == 0.01)
    let cat = try #require(hypotheses.all.first { $0.trait == "prefers/cat" })
    #expect(cat.margin == 0.2 && cat.alpha == 0.05)
  }
}
