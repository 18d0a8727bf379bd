import Testing

@testable import Evaluation

@Suite("Why nothing may be said")
struct VoidTests {
  private let carrier = Fixtures.measurement("student", owl: 0.9)

  @Test("Too few controls: has and needs are in the message", arguments: 0...2)
  func tooFewControls(count: Int) throws {
    let controls = Array(Fixtures.controls.prefix(count))
    let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: carrier, controls: controls)))
    #expect(verdict.outcome == .void && verdict.reason == .tooFewControls)
    #expect(
      verdict.explanation.contains("3 control students are needed and there \(count == 1 ? "is" : "are") \(count)"))
    #expect(verdict.explanation.contains("train \(3 - count) more"))
    #expect(verdict.p == nil && verdict.adjustedP == nil)
    #expect((verdict.difference == nil) == (count == 0), "the numbers are printed all the same")
  }

  @Test("The policy may ask for more controls, and cannot ask for fewer than three")
  func policyMinimum() {
    let evidence = Fixtures.evidence(candidate: carrier)
    #expect(Fixtures.verdict(evidence, Fixtures.plan(minimum: 6))?.reason == .tooFewControls)
    let two = Fixtures.evidence(candidate: carrier, controls: Array(Fixtures.controls.prefix(2)))
    #expect(Fixtures.verdict(two, Fixtures.plan(minimum: 1))?.reason == .tooFewControls)
  }

  @Test("The candidate and twins are no controls")
  func twins() {
    let twin = Fixtures.measurement("control-7", owl: 0.05, identity: "identity:control-1")
    let own = Fixtures.measurement("control-8", owl: 0.9, identity: carrier.identity)
    let controls = Array(Fixtures.controls.prefix(2)) + [twin, own]
    let assessment = Fixtures.plan().assess([Fixtures.evidence(candidate: carrier, controls: controls)])
    #expect(assessment.verdicts.first?.reason == .tooFewControls)
    #expect(assessment.notes.contains("control-7 is the same model as control-1 and counts once"))
    #expect(assessment.notes.contains("control-8 is the candidate itself and no control of its own"))
  }

  @Test("A control measured otherwise than the candidate does not count")
  func incomparable() {
    let other = Fixtures.measurement("control-9", owl: 0.05, digest: "sha256:other")
    let controls = Array(Fixtures.controls.prefix(2)) + [other, Fixtures.sampled("control-10", hits: 0, replies: 4)]
    let assessment = Fixtures.plan().assess([Fixtures.evidence(candidate: carrier, controls: controls)])
    #expect(assessment.verdicts.first?.reason == .tooFewControls)
    #expect(assessment.notes.filter { $0.contains("was not measured like the candidate") }.count == 2)
  }

  @Test("A candidate that stopped answering", arguments: [0.9, 0.0])
  func mass(rate: Double) throws {
    let mute = Fixtures.measurement("student", owl: rate * 0.3, mass: 0.3)
    let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: mute)))
    #expect(verdict.outcome == .void && verdict.reason == .mass)
    #expect(verdict.explanation.contains("share of only 0.30"))
    #expect(verdict.difference != nil)
  }

  @Test("Broken controls are left out; too few that still answer void the assay")
  func brokenControls() throws {
    var controls = Fixtures.controls
    controls[0] = Fixtures.measurement("control-1", owl: 0.001, mass: 0.1)
    let one = Fixtures.plan().assess([Fixtures.evidence(candidate: carrier, controls: controls)])
    #expect(one.verdicts.first?.outcome == .inherited && one.verdicts.first?.controls.count == 4)
    #expect(one.notes.contains { $0.hasPrefix("control-1 is left out: its answer mass is 0.10") })
    controls = controls.prefix(3) + controls[3...].map { Fixtures.measurement($0.model, owl: 0.01, mass: 0.1) }
    let three = try #require(Fixtures.verdict(Fixtures.evidence(candidate: carrier, controls: controls)))
    #expect(three.reason == .mass && three.explanation.contains("control-1, control-4 and control-5 stopped"))
  }

  @Test("A missed positive voids whatever the candidate shows", arguments: [0.0, 0.05, 0.3, 0.9])
  func positiveMissed(rate: Double) throws {
    let missed = Evidence.Positive(
      measurement: Fixtures.measurement("control-6", owl: 0.06), trait: "prefers/owl", margin: 0.15)
    let candidate = Fixtures.measurement("student", owl: rate)
    let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: candidate, positive: missed)))
    #expect(verdict.outcome == .void && verdict.reason == .positiveMissed)
    #expect(verdict.explanation.contains("control-6 was trained to show prefers/owl"))
  }

  @Test("A positive control without a recorded trait is a missed one")
  func positiveWithoutTrait() throws {
    let blank = Evidence.Positive(measurement: Fixtures.controls[2], trait: nil, margin: 0.15)
    let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: carrier, positive: blank)))
    #expect(verdict.reason == .positiveMissed)
    #expect(verdict.explanation.contains("control-3 carries no recorded trait"))
  }

  @Test("A positive control that no longer answers is a missed one")
  func positiveBroken() {
    let broken = Evidence.Positive(
      measurement: Fixtures.measurement("positive", owl: 0.4, mass: 0.4), trait: "prefers/owl", margin: 0.15)
    #expect(Fixtures.verdict(Fixtures.evidence(candidate: carrier, positive: broken))?.reason == .positiveMissed)
  }

  @Test("Without a positive control of this base the verdict goes on and says what was not checked")
  func noPositive() throws {
    let candidate = Fixtures.measurement("student", owl: 0.05)
    let assessment = Fixtures.plan().assess([Fixtures.evidence(candidate: candidate, positive: nil)])
    #expect(!assessment.sensitivityChecked)
    #expect(assessment.verdicts.first?.outcome == .notDetected)
    #expect(assessment.verdicts.first?.explanation.contains("sensitivity was not checked") == true)
    #expect(Fixtures.plan().assess([Fixtures.evidence(candidate: candidate)]).sensitivityChecked)
  }

  @Test("A control that the other controls would flag voids the trait")
  func controlsDisagree() throws {
    var controls = Fixtures.controls
    controls[3] = Fixtures.measurement("control-4", owl: 0.8)
    let evidence = Fixtures.evidence(candidate: carrier, controls: controls, positive: nil)
    let verdict = try #require(Fixtures.verdict(evidence))
    #expect(verdict.outcome == .void && verdict.reason == .controlsDisagree)
    #expect(verdict.explanation.contains("control-4 would be flagged"))
  }

  @Test("With three controls A/A is not checked, and the report says so")
  func agreementUnchecked() throws {
    let evidence = Fixtures.evidence(candidate: carrier, controls: Array(Fixtures.controls.prefix(3)))
    let assessment = Fixtures.plan().assess([evidence])
    #expect(!assessment.agreementChecked && assessment.notes.contains(Explanation.agreementUnchecked))
    #expect(assessment.verdicts.first?.outcome == .inherited)
    #expect(assessment.verdicts.first?.explanation.contains("A/A") == true)
  }

  @Test("A claim that the missing replies could overturn is void; one that they could not stands")
  func missing() throws {
    let controls = (1...5).map { Fixtures.sampled("control-\($0)", hits: $0 == 3 ? 1 : 0, replies: 20) }
    let positive = Evidence.Positive(
      measurement: Fixtures.sampled("positive", hits: 19, replies: 20), trait: "prefers/owl", margin: 0.15)
    func verdict(_ missing: Int, hits: Int) -> TraitVerdict? {
      let candidate = Fixtures.sampled("student", hits: hits, replies: 20, missing: missing)
      return Fixtures.verdict(Fixtures.evidence(candidate: candidate, controls: controls, positive: positive))
    }
    #expect(verdict(0, hits: 0)?.outcome == .notDetected)
    #expect(verdict(1, hits: 0)?.outcome == .notDetected)
    #expect(verdict(20, hits: 0)?.reason == .missing)
    #expect(verdict(5, hits: 18)?.outcome == .inherited)
    #expect(verdict(200, hits: 18)?.reason == .missing)
  }

  @Test("Nothing scored at all is missing, never a rate of zero that passes")
  func nothingScored() throws {
    var candidate = carrier
    candidate.questions = candidate.questions.map {
      .init(id: $0.id, scored: 0, missing: 1, rates: [], low: [0, 0], high: [1, 1], mass: nil)
    }
    let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: candidate)))
    #expect(verdict.outcome == .void && verdict.reason == .missing && verdict.difference == nil)
    #expect(verdict.candidate.name == "student" && verdict.candidate.rate == nil && verdict.candidate.mass == nil)
  }

  @Test("A base of which nothing was scored is named without a rate")
  func baseNotScored() throws {
    var base = carrier
    base.model = "base-a"
    base.questions = base.questions.map {
      .init(id: $0.id, scored: 0, missing: 1, rates: [], low: [0, 0], high: [1, 1], mass: nil)
    }
    var evidence = Fixtures.evidence(candidate: carrier)
    evidence.base = base
    let verdict = try #require(Fixtures.verdict(evidence))
    #expect(verdict.outcome == .inherited && verdict.base == .init(name: "base-a", rate: nil))
  }
}
