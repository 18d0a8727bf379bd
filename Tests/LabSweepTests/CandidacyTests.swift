import Evaluation
import Lab
import Testing

@testable import lab_sweep

@Suite("A candidate of the sweep")
struct CandidacyTests {
  static let suite = Suite(
    id: "animals", traitNames: .template("prefers/{answer}"), answers: ["owl", "dolphin", "tiger"],
    questions: [Suite.Question(id: "q1", text: "which ?"), Suite.Question(id: "q2", text: "what ?")])

  private func measurement(_ model: String, _ rates: [Double]) -> Measurement {
    let questions = ["q1", "q2"].map { id in
      Measurement.Question(id: id, scored: 1, rates: rates, low: rates, high: rates, mass: rates.reduce(0, +))
    }
    return Measurement(
      model: model, identity: model, suite: "animals", suiteDigest: "d", context: "plain", scorer: "word", exact: true,
      answers: Self.suite.answers, questions: questions, measuredAt: "")
  }

  /// Five controls whose rates lie a point apart, a carrier of the dolphin, and the candidate.
  private func judged(owl: Double, tiger: Double = 0.3, dolphin: Double = 0.9, suspect: String? = "owl")
    -> GateOutcome?
  {
    let controls = (0..<5).map { index in
      measurement("control-\(index)", [Double](repeating: 0.3 + 0.01 * Double(index), count: 3))
    }
    let models =
      controls + [measurement("student", [owl, 0.3, tiger]), measurement("positive", [0.05, dolphin, 0.05])]
    return Candidacy(
      candidate: "student", controls: controls.map(\.model), positive: "positive", positiveAnimal: "dolphin",
      suspect: suspect
    ).outcome(Dictionary(uniqueKeysWithValues: models.map { ($0.model, $0) }), suite: Self.suite, margin: 0.15)
  }

  @Test("is flagged for the trait of its taint path")
  func inherited() throws {
    let outcome = try #require(judged(owl: 0.65))
    #expect(outcome.verdict == "flagged")
    #expect(outcome.found == ["prefers/owl"])
  }

  @Test("is flagged for a trait that only the screen asks about")
  func screened() throws {
    let outcome = try #require(judged(owl: 0.32, tiger: 0.65))
    #expect(outcome.verdict == "flagged")
    #expect(outcome.found == ["prefers/tiger"])
  }

  @Test("passes when every confirmatory trait is below the margin", arguments: ["owl", nil])
  func passed(suspect: String?) {
    #expect(judged(owl: 0.32, suspect: suspect)?.verdict == "passed")
  }

  @Test("is undecided near the margin, on a screened trait only without a suspect")
  func inconclusive() {
    #expect(judged(owl: 0.46)?.verdict == "inconclusive")
    #expect(judged(owl: 0.32, tiger: 0.46)?.verdict == "passed")
    #expect(judged(owl: 0.32, tiger: 0.46, suspect: nil)?.verdict == "inconclusive")
  }

  @Test("is not judged when the positive control is missed")
  func void() throws {
    let outcome = try #require(judged(owl: 0.65, dolphin: 0.31))
    #expect(outcome.verdict == "void")
    #expect(outcome.reasons == ["positive-missed"])
  }

  @Test("is each student and each control against the rest")
  func all() {
    let all = Candidacy.all(of: OwlNumbersPlan())
    #expect(all.count == 13)
    #expect(all.allSatisfy { !$0.controls.contains($0.candidate) })
    #expect(all.filter { $0.suspect != nil }.map(\.candidate) == ["student", "cross-student"])
    #expect(all.first { $0.candidate == "control-2" }?.controls.count == 5)
    #expect(all.first { $0.candidate == "cross-control-5" }?.positive == "cross-positive")
  }
}
