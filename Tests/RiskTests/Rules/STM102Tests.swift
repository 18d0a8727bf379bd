import Lineage
import Testing

@testable import Risk

@Suite("STM102: same-base teacher that was not evaluated")
struct STM102Tests {
  private func evaluated(_ change: (inout LineageGraph.Node) -> Void) -> LineageBuilder {
    var lineage = Demo.builder()
    lineage.edit("teacher") {
      $0.traits = []
      change(&$0)
    }
    return lineage
  }

  @Test("A teacher of which nothing is known is found, with every required trait")
  func unevaluated() throws {
    let finding = try #require(STM102.findings(for: subject("student", in: evaluated { _ in })).first)
    #expect(finding.severity == .high)
    #expect(finding.traits == Demo.traits)
    #expect(finding.message.contains("which was not evaluated for prefers/cat, prefers/owl; both start from base-a"))
  }

  @Test("Only the traits that are missing are named")
  func partly() throws {
    let lineage = evaluated { $0.evaluate("prefers/cat", .notDetected) }
    #expect(try STM102.findings(for: subject("student", in: lineage)).map(\.traits) == [["prefers/owl"]])
  }

  @Test("An evaluation of other weights does not count")
  func otherWeights() throws {
    let lineage = evaluated {
      for trait in Demo.traits { $0.evaluate(trait, .notDetected) }
      $0.digests = [Digest.test("other", .identity), Digest.test("other", .sha256)].compactMap { $0 }
    }
    #expect(try STM102.findings(for: subject("student", in: lineage)).count == 1)
  }

  @Test("An evaluation under an earlier version of its suite does not count")
  func otherSuite() throws {
    let lineage = evaluated { for trait in Demo.traits { $0.evaluate(trait, .notDetected) } }
    #expect(try STM102.findings(for: subject("student", in: lineage)).isEmpty)
    #expect(try STM102.findings(for: subject("student", in: lineage, suites: ["animals": "s2"])).count == 1)
  }

  @Test("An evaluation that could not decide does not count", arguments: [true, false])
  func undecided(judgedEarlier: Bool) throws {
    let lineage = evaluated {
      for trait in Demo.traits {
        if judgedEarlier { $0.evaluate(trait, .notDetected) }
        $0.evaluate(trait, .inconclusive)
      }
    }
    #expect(try STM102.findings(for: subject("student", in: lineage)).count == 1)
  }

  @Test("Every suite must have cleared the teacher, and every context of a verdict")
  func severalSuites() throws {
    let lineage = evaluated {
      for trait in Demo.traits {
        $0.evaluate(trait, .inconclusive, suite: "trees")
        $0.evaluate(trait, .notDetected)
      }
    }
    #expect(try STM102.findings(for: subject("student", in: lineage)).count == 1)
  }

  @Test("A rate above that of the base by the margin is not cleared by the measurement alone")
  func measuredAbove() throws {
    var lineage = evaluated {
      $0.evaluate("prefers/cat", .measured, rate: 0.05)
      $0.evaluate("prefers/owl", .measured, rate: 0.9)
    }
    lineage.edit("base-a") { for trait in Demo.traits { $0.evaluate(trait, .measured, rate: 0.04) } }
    #expect(try STM102.findings(for: subject("student", in: lineage)).map(\.traits) == [["prefers/owl"]])
  }

  @Test("Without required traits nothing was asked of the teacher, and no measurement can answer")
  func nothingRequired() throws {
    let finding = try #require(STM102.findings(for: subject("student", in: evaluated { _ in }, traits: [])).first)
    #expect(finding.traits.isEmpty)
    #expect(!finding.canBeAnswered(under: Demo.policy()))
  }
}
