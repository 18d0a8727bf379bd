import Statistics
import Testing

@testable import Evaluation

@Suite("What has to be measured for a margin")
struct StudyPlanTests {
  private static let components = VarianceComponents(
    betweenStudents: 0.02 * 0.02, byQuestion: 0.1 * 0.1, ofReply: 0.1, rate: 0.12)

  private func plan(
    margin: Double = 0.05, lift: Double = 0.15, hypotheses: Int = 1, controls: Int = 5, questions: Int = 50,
    samples: Int? = 20
  ) -> StudyPlan {
    StudyPlan(
      StudyPlan.Goal(margin: margin, lift: lift, hypotheses: hypotheses),
      StudyPlan.Design(controls: controls, questions: questions, samples: samples), Self.components)
  }

  @Test("the planned numbers reach the power, and one less does not")
  func sizes() throws {
    func both(_ plan: StudyPlan) -> Double { min(plan.passProbability, plan.findProbability) }
    func plan(_ controls: Int) -> StudyPlan { self.plan(margin: 0.08, lift: 0.18, controls: controls) }
    let controls = try #require(plan(5).controlsNeeded)
    #expect(both(plan(controls)) >= 0.8 && both(plan(controls - 1)) < 0.8)
    let wide = self.plan(margin: 0.07, lift: 0.2)
    let questions = try #require(wide.questionsNeeded)
    #expect(both(self.plan(margin: 0.07, lift: 0.2, questions: questions)) >= 0.8)
    let wider = self.plan(margin: 0.09, lift: 0.2)
    let samples = try #require(wider.samplesNeeded)
    #expect(both(self.plan(margin: 0.09, lift: 0.2, samples: samples)) >= 0.8)
    #expect(samples == 1 || both(self.plan(margin: 0.09, lift: 0.2, samples: samples - 1)) < 0.8)
  }

  @Test("no number of questions helps where whole students drift too far, and exact scores have no replies to add")
  func hopeless() {
    #expect(plan(margin: 0.03, lift: 0.06).questionsNeeded == nil)
    #expect(plan(samples: nil).samplesNeeded == nil)
    #expect(plan(margin: 0.001, lift: 0.002).controlsNeeded == nil)
  }

  @Test("a recipe with many hypotheses needs as many students as its permutation test can tell apart")
  func students() throws {
    #expect(try #require(plan(lift: 0.5).studentsNeeded) == 5)
    #expect(try #require(plan(lift: 0.5, hypotheses: 15).studentsNeeded) == 6)
    #expect(abs(StudyPlan.permutationFloor(5) - 1.0 / 252) < 1e-15)
  }

  @Test("a bank without a hit bounds questions like these as the binomial says")
  func nothing() {
    #expect(abs(StudyPlan.limitOfNothing(questions: 50, alpha: 0.05) - 0.0581551) < 1e-7)
    #expect(StudyPlan.questionsForNothing(margin: 0.01, alpha: 0.05) == 299)
  }

  @Test("students drawn as planned pass and are found as often as planned")
  func simulated() {
    var random = RandomSource(seed: 3, stream: "plan")
    let plan = plan(margin: 0.06, lift: 0.14, controls: 4)
    let draws = 4000
    var (passes, finds) = (0, 0)
    for _ in 0..<draws {
      let controls = (0..<4).map { _ in 0.12 + Self.student(&random) }
      let one = PredictionTest(candidate: 0.12 + Self.student(&random), controls: controls)
      let carrier = PredictionTest(candidate: 0.26 + Self.student(&random), controls: controls)
      if (one?.upperLimit(alpha: 0.05) ?? 1) < 0.06 { passes += 1 }
      if (carrier?.pAbove(margin: 0.06) ?? 1) <= 0.05 { finds += 1 }
    }
    for (hits, planned) in [(passes, plan.passProbability), (finds, plan.findProbability)] {
      let seen = Proportion.clopperPearson(successes: hits, trials: draws, confidence: 0.999)
      #expect(seen.contains(planned), "\(hits) of \(draws), planned \(planned)")
    }
  }

  /// The deviation of one student's rate, component by component.
  private static func student(_ random: inout RandomSource) -> Double {
    let questions = (0..<50).map { _ in 0.1 * random.normal() + (0.1 / 20).squareRoot() * random.normal() }
    return 0.02 * random.normal() + questions.reduce(0, +) / 50
  }

  @Test("components come from stored measurements, on the questions that all have")
  func measurements() throws {
    let found = try #require(VarianceComponents(Fixtures.controls, answer: "owl"))
    #expect(abs(found.rate - 0.05) < 1e-12 && found.betweenStudents > 0)
    var short = Fixtures.measurement("short", owl: 0.05)
    short.questions.removeLast(9)
    #expect(VarianceComponents(Fixtures.controls + [short], answer: "owl") == nil)
    #expect(VarianceComponents([Fixtures.controls[0]], answer: "owl") == nil)
    let other = Fixtures.measurement("other", owl: 0.05, digest: "sha256:other")
    #expect(VarianceComponents(Fixtures.controls + [other], answer: "owl") == nil)
  }
}
