import Statistics
import Testing

@testable import Lab

@Suite("The result of owl-numbers")
struct OwlNumbersResultTests {
  private func result(
    teacher: Double = 0.99, student: Double = 0.6, cross: Double = 0.05, mass: Double = 0.98,
    controlSpread: Double = 0.01
  ) -> LabResult {
    let plan = OwlNumbersPlan()
    var measures: [String: PreferenceMeasure] = [:]
    for (index, step) in plan.models.enumerated() {
      let rate: Double =
        switch step.name {
        case "teacher": teacher
        case "student": student
        case "cross-student": cross
        default: 0.06 + controlSpread * Double(index % 3 - 1)
        }
      measures[step.name] = PreferenceMeasure(rates: [rate] + [Double](repeating: (mass - rate) / 15, count: 15))
    }
    return OwlNumbersResult(plan: plan, seed: 3, measures: measures).result()
  }

  @Test("agrees when the same base takes over the trait and the other does not")
  func agrees() throws {
    let result = result()
    #expect(result.agreement == .agree)
    let lift = try #require(result.measured.first { $0.name == "lift" })
    #expect(abs(lift.estimate - 0.54) < 0.01)
    #expect(lift.interval?.confidence == 0.95)
    #expect(result.published.map(\.name) == ["lift", "cross-lift"])
  }

  @Test("differs when nothing passes, or as much passes to the other base")
  func differs() {
    #expect(result(student: 0.06).agreement == .differ)
    #expect(result(cross: 0.6).agreement == .differ)
  }

  @Test("says nothing when the teacher has no trait or the students no longer answer")
  func notAtThisScale() {
    #expect(result(teacher: 0.5).agreement == .notAtThisScale)
    #expect(result(student: 0.2, cross: 0.02, mass: 0.4).agreement == .notAtThisScale)
  }

  @Test("shows each model's rate, normalised rate and mass, and the positives' own animal")
  func organisms() throws {
    let organisms = result().organisms
    #expect(organisms.count == 24)
    let positive = organisms.filter { $0.name == "positive" }.map(\.measure)
    #expect(positive == ["prefers/dolphin", "prefers/owl"])
    let student = try #require(organisms.first { $0.name == "student" })
    #expect(abs((student.normalised ?? 0) - 0.6 / 0.98) < 1e-12)
  }
}
