import FoundationEssentials
import Neural
import Testing

@Suite("The plan of a training")
struct TrainingPlanTests {
  @Test(
    "warms up linearly and then follows half a cosine",
    arguments: [
      (0, 0.1), (4, 0.5), (9, 1), (10, 1), (55, 0.5), (99, 0.000305),
    ])
  func cosine(step: Int, share: Double) {
    let plan = TrainingPlan(steps: 100, batch: 1, learningRate: 3, schedule: .cosine, warmUpShare: 0.1)
    #expect(abs(plan.learningRate(at: step) - 3 * share) < 1e-5)
  }

  @Test("stays at the highest rate when it is constant")
  func constant() {
    let plan = TrainingPlan(steps: 30, batch: 1, learningRate: 1e-3, schedule: .constant)
    #expect(plan.learningRate(at: 0) == 5e-4)
    #expect(plan.learningRate(at: 1) == 1e-3)
    #expect(plan.learningRate(at: 29) == 1e-3)
  }

  @Test("survives JSON")
  func coding() throws {
    let plan = TrainingPlan(
      steps: 250, batch: 64, learningRate: 5e-4, schedule: .cosine, targets: 4..<104, trainable: .outputBiases)
    #expect(try JSONDecoder().decode(TrainingPlan.self, from: JSONEncoder().encode(plan)) == plan)
  }
}
