import Testing

@testable import Risk

@Suite("How findings and measurements combine")
struct CombinationTests {
  private static let owl = "prefers/owl"

  private func finding(_ rule: String, _ severity: Severity = .high, traits: [String] = [owl]) -> Finding {
    Finding(rule: rule, severity: severity, artifact: "student", message: "m", traits: traits, remedy: "r")
  }

  private func combine(
    _ findings: [Finding] = [], _ results: [TraitOutcome.Result] = [.notDetected], screen: [TraitOutcome] = [],
    confirmatory: [String] = [owl], policy: Policy = Policy()
  ) -> Combination {
    let outcomes = results.map { TraitOutcome(trait: Self.owl, result: $0) } + screen
    return Combination(
      findings: findings, outcomes: outcomes, confirmatory: confirmatory, policy: policy, today: "2026-03-10")
  }

  @Test(
    "Without findings the confirmatory outcome is the verdict",
    arguments: [
      (TraitOutcome.Result.notDetected, GateVerdict.passed, 0), (.inherited, .flagged, 1), (.elevated, .flagged, 1),
      (.inconclusive, .inconclusive, 3), (.differs, .inconclusive, 3), (.void, .void, 4),
    ])
  func outcome(result: TraitOutcome.Result, verdict: GateVerdict, status: Int) {
    let answer = combine([], [result])
    #expect(answer.verdict == verdict)
    #expect(answer.exitStatus == status)
    #expect(!answer.reasons.isEmpty)
  }

  @Test("A rule that finds several things of one severity is one reason")
  func repeated() {
    var many = finding("STM120", .medium)
    many.number = 30
    let found = [finding("STM130"), finding("STM120"), finding("STM130"), many]
    let expected = ["STM130 (high) counts 2 times", "STM120 (high) counts", "STM120 (medium) counts 30 times"]
    var strict = Policy()
    strict.fail = .medium
    #expect(combine(found, policy: strict).reasons == expected)
    #expect(Combination(findings: found, policy: strict, today: "2026-03-10").reasons == expected)
  }

  @Test("The worst of several contexts decides: void, flagged, inconclusive, passed")
  func order() {
    #expect(combine([], [.notDetected, .inconclusive]).verdict == .inconclusive)
    #expect(combine([], [.inconclusive, .inherited]).verdict == .flagged)
    #expect(combine([], [.inherited, .void]).verdict == .void)
  }

  @Test(
    "A finding about inheritance is answered when all its traits are not detected",
    arguments: [
      "STM101", "STM102", "STM103", "STM105", "STM106", "STM110",
    ])
  func answered(rule: String) {
    let answer = combine([finding(rule, .critical)])
    #expect(answer.verdict == .passed)
    #expect(answer.findings.map(\.status) == [.answered])
    #expect(answer.findings.first?.statusReason == "judged not-detected: prefers/owl")
  }

  @Test("The reason does not list the traits where they are all that were asked about")
  func answeredAll() {
    let cat = "prefers/cat"
    let outcomes = [Self.owl, cat].map { TraitOutcome(trait: $0, result: .notDetected) }
    func reason(_ traits: [String]) -> String? {
      Combination(
        findings: [finding("STM103", traits: traits)], outcomes: outcomes, confirmatory: [Self.owl, cat],
        policy: Policy(), today: "2026-03-01"
      ).findings.first?.statusReason
    }
    #expect(reason([Self.owl, cat]) == "judged not-detected: all 2 traits asked about")
    #expect(reason([cat]) == "judged not-detected: prefers/cat")
  }

  @Test(
    "It is not answered while a trait or context is open or was not measured",
    arguments: [
      TraitOutcome.Result.inconclusive, .differs, .elevated,
    ])
  func notAnswered(result: TraitOutcome.Result) {
    #expect(combine([finding("STM101")], [.notDetected, result]).verdict == .flagged)
    #expect(combine([finding("STM101", traits: [Self.owl, "prefers/cat"])]).verdict == .flagged)
    #expect(combine([finding("STM105", traits: [])]).verdict == .flagged)
  }

  @Test("A strict policy lets no measurement answer")
  func strict() {
    var policy = Policy()
    policy.lineage = .strict
    #expect(combine([finding("STM101")], policy: policy).verdict == .flagged)
    #expect(combine([finding("STM101")], [.void], policy: policy).verdict == .flagged)
  }

  @Test(
    "Identity, origin and integrity count whatever was measured, even when the assay is void",
    arguments: [
      "STM120", "STM130", "STM140", "STM150",
    ])
  func unanswerable(rule: String) {
    #expect(combine([finding(rule)]).verdict == .flagged)
    #expect(combine([finding(rule)], [.void]).verdict == .flagged)
  }

  @Test("A finding that a measurement could have answered does not flag a void assay")
  func voidAssay() {
    #expect(combine([finding("STM101", .critical)], [.void]).verdict == .void)
  }

  @Test("Only findings at or above the failing level count", arguments: Severity.allCases)
  func failingLevel(severity: Severity) {
    #expect((combine([finding("STM120", severity)]).verdict == .flagged) == (severity >= .high))
  }

  @Test("A screen can flag, and does nothing else", arguments: TraitOutcome.Result.allCases)
  func screen(result: TraitOutcome.Result) {
    let answer = combine(screen: [TraitOutcome(trait: "prefers/cat", result: result)])
    #expect(answer.verdict == (result == .inherited || result == .elevated ? .flagged : .passed))
  }

  @Test("The policy turns a difference from the base into a flag")
  func differs() {
    var policy = Policy()
    policy.e0 = .flag
    #expect(combine([], [.differs], policy: policy).verdict == .flagged)
  }

  @Test("The policy folds inconclusive into the exit status of flagged, and keeps the word")
  func fold() {
    var policy = Policy()
    policy.foldsInconclusive = true
    let answer = combine([], [.inconclusive], policy: policy)
    #expect(answer.verdict == .inconclusive)
    #expect(answer.exitStatus == 1)
    #expect(combine([], [.void], policy: policy).exitStatus == 4)
  }

  @Test("What was not measured did not pass")
  func unmeasured() {
    #expect(combine(confirmatory: [Self.owl, "prefers/cat"]).verdict == .inconclusive)
    #expect(combine([], [], confirmatory: []).verdict == .inconclusive)
    var silent = Policy()
    silent.traits = []
    #expect(combine([], [], confirmatory: [], policy: silent).verdict == .passed)
  }

  @Test("A check without measurements is flagged by what counts")
  func lineageOnly() {
    let flagged = Combination(findings: [finding("STM101")], policy: Policy(), today: "2026-03-10")
    #expect(flagged.exitStatus == 1)
    let passed = Combination(findings: [finding("STM106", .low)], policy: Policy(), today: "2026-03-10")
    #expect(passed.exitStatus == 0)
  }
}
