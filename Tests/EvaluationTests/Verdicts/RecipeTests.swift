import Statistics
import Testing

@testable import Evaluation

@Suite("Claims about a recipe: E2 and E3")
struct RecipeTests {
  private func plan(_ estimand: TraitVerdict.Estimand, margin: Double = 0.15) -> Judgement {
    var plan = Fixtures.plan(margin: margin)
    plan.estimand = estimand
    return plan
  }

  private func students(_ rates: [Double], mass: Double = 0.95) -> [Measurement] {
    zip(1..., rates).map { Fixtures.measurement("student-\($0)", owl: $1, mass: mass) }
  }

  private func evidence(_ students: [Measurement], controls: [Measurement] = Fixtures.controls) -> Evidence {
    Evidence(
      suite: Fixtures.suite(), context: "plain", candidate: students[0], students: Array(students.dropFirst()),
      controls: controls, positive: Fixtures.seen)
  }

  private let raised = [0.4, 0.45, 0.38, 0.42, 0.5]

  @Test(
    "Five students that all rose make an inherited recipe, with the p of Welch and permutation, whichever is larger")
  func inherited() throws {
    let verdict = try #require(Fixtures.verdict(evidence(students(raised)), plan(.e2)))
    #expect(verdict.outcome == .inherited && verdict.estimand == .e2 && verdict.students.count == 4)
    #expect(abs((verdict.p ?? 0) - 1.0 / 252) < 1e-9)
    #expect(abs((verdict.difference ?? 0) - 0.38) < 1e-9)
    #expect(verdict.explanation.hasPrefix("The recipe of student-1 exceeds controls on prefers/owl by 38.0 points"))
    #expect(verdict.explanation.contains("5 students, 5 control students"))
    #expect(verdict.explanation.contains("The claim is about the recipe"))
  }

  @Test("Students that did not rise are not detected only where the permutation test agrees")
  func notDetected() throws {
    let flat = students([0.05, 0.04, 0.06, 0.05, 0.045])
    #expect(Fixtures.verdict(evidence(flat), plan(.e2))?.outcome == .notDetected)
    // One student far out: Welch's limit and the permutation test both stay open.
    let mixed = students([0.05, 0.04, 0.06, 0.05, 0.6])
    #expect(Fixtures.verdict(evidence(mixed), plan(.e2))?.outcome == .inconclusive)
  }

  @Test("Fewer than five students of the recipe are void, and so are five of which some stopped answering")
  func tooFew() throws {
    let few = try #require(Fixtures.verdict(evidence(students(Array(raised.prefix(4)))), plan(.e2)))
    #expect(few.outcome == .void && few.reason == .tooFewStudents)
    #expect(few.explanation.contains("5 students of the candidate's recipe are needed and there are 4"))
    var broken = students(raised)
    broken[4] = Fixtures.measurement("student-5", owl: 0.1, mass: 0.2)
    let void = try #require(Fixtures.verdict(evidence(broken), plan(.e2)))
    #expect(void.outcome == .void && void.reason == .mass && void.explanation.contains("student-5"))
  }

  @Test("E3 compares the rise with that of the suite's other traits: what raises all alike is not specific")
  func specificity() throws {
    // In the fixtures the cat takes the rest of the answer mass, so that a high owl is a low cat.
    let specific = try #require(Fixtures.verdict(evidence(students(raised)), plan(.e3)))
    #expect(specific.outcome == .inherited && abs((specific.difference ?? 0) - 0.76) < 1e-9)
    #expect(specific.explanation.contains("beyond the suite's other traits"))
    func arm(_ name: String, _ rates: [Double]) -> [Measurement] {
      zip(1..., rates).map { number, rate in
        Fixtures.measurement("\(name)-\(number)", owl: rate, mass: 2 * rate + 0.002 * Double(number % 3))
      }
    }
    let both = arm("student", [0.4, 0.41, 0.39, 0.42, 0.4])
    let controls = arm("control", [0.3, 0.29, 0.305, 0.31, 0.295])
    // Both answers rose by ten points.
    let judged = plan(.e3, margin: 0.05)
    var evidence = evidence(both, controls: controls)
    evidence.positive = nil
    #expect(Fixtures.verdict(evidence, judged)?.outcome == .notDetected)
    #expect(Fixtures.verdict(evidence, plan(.e2, margin: 0.05))?.outcome == .inherited)
  }

  @Test("A suite with one trait has nothing to be specific against")
  func oneTrait() throws {
    var evidence = evidence(students(raised))
    evidence.suite.traitNames = .each(["owl": "prefers/owl"])
    let verdict = try #require(Fixtures.verdict(evidence, plan(.e3)))
    #expect(verdict.outcome == .void && verdict.explanation.contains("measures no other trait"))
  }

  @Test("Missing replies that could overturn the claim make it void")
  func missing() throws {
    func arm(_ hits: Int, missing: Int) -> [Measurement] {
      (1...5).map { Fixtures.sampled("s\($0)", hits: hits + $0 % 2, replies: 20, missing: missing) }
    }
    let controls = (1...5).map { Fixtures.sampled("c\($0)", hits: 1 + $0 % 2, replies: 20) }
    func verdict(_ missing: Int) -> TraitVerdict? {
      var evidence = evidence(arm(8, missing: missing), controls: controls)
      evidence.positive = nil
      return Fixtures.verdict(evidence, plan(.e2))
    }
    #expect(verdict(0)?.outcome == .inherited)
    #expect(verdict(30)?.outcome == .void && verdict(30)?.reason == .missing)
  }

  @Test("The order of the students does not matter", arguments: 1...10)
  func permutation(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let all = students(raised)
    let shuffled = [all[0]] + all.dropFirst().shuffled(using: &random)
    for estimand in [TraitVerdict.Estimand.e2, .e3] {
      #expect(Fixtures.verdict(evidence(shuffled), plan(estimand)) == Fixtures.verdict(evidence(all), plan(estimand)))
    }
  }
}
