import Statistics

/// Two arms of normal students with a standard deviation of 0.02.
let armsSimulations: [Simulation] = [
  arms("E2 fires, 5 v 5, truth +0.0500, margin 0.0500", lift: 0.05) { $0.pAbove(margin: 0.05) <= 0.05 },
  arms("E2 passes a carrier at the margin 0.05, 5 v 5", lift: 0.05) { $0.pBelow(margin: 0.05) <= 0.05 },
]

private func arms(_ name: String, lift: Double, _ event: @escaping @Sendable (ArmsTest) -> Bool) -> Simulation {
  Simulation(name, claim: "≤ 0.05") { random in
    let students = (0..<5).map { _ in 0.12 + lift + 0.02 * random.normal() }
    let controls = (0..<5).map { _ in 0.12 + 0.02 * random.normal() }
    return ArmsTest(students: students, controls: controls).map(event) ?? false
  }
}

/// Studies of the planned size, of students whose rates have the planned components of variance: the claim is the power.
let planSimulations: [Simulation] = [
  planned("E1 passes a null, 6 controls, margin 0.08", excess: 0.08, students: 1, controls: 6, lift: 0, margin: 0.08),
  planned("E1 finds +0.18, 6 controls, margin 0.08", excess: 0.1, students: 1, controls: 6, lift: 0.18, margin: 0.08),
  planned("Welch finds +0.12, 5 v 5, margin 0.08", excess: 0.04, students: 5, controls: 5, lift: 0.12, margin: 0.08),
]

private let components = VarianceComponents(
  betweenStudents: 0.02 * 0.02, byQuestion: 0.1 * 0.1, ofReply: 0.1, rate: 0.3)

private func planned(
  _ name: String, excess: Double, students: Int, controls: Int, lift: Double, margin: Double
) -> Simulation {
  let deviation = components.deviation(questions: 50, samples: 20)
  let power =
    students == 1
    ? Power.prediction(excess: excess, deviation: deviation, controls: controls, alpha: 0.05)
    : Power.arms(excess: excess, deviation: deviation, students: students, alpha: 0.05)
  return Simulation("as planned: " + name, claim: Table.decimal(power)) { random in
    let others = (0..<controls).map { _ in student(&random) }
    let own = (0..<students).map { _ in lift + student(&random) }
    guard students == 1 else { return Welch.test(own, others, margin: margin).map { $0.p <= 0.05 } ?? false }
    guard let test = PredictionTest(candidate: own[0], controls: others) else { return false }
    return lift == 0 ? test.upperLimit(alpha: 0.05) < margin : test.pAbove(margin: margin) <= 0.05
  }
}

/// One student's rate on 50 questions with 20 replies each, component by component.
private func student(_ random: inout RandomSource) -> Double {
  let noise = (components.byQuestion + components.ofReply / 20).squareRoot()
  let questions = (0..<50).reduce(0.0) { sum, _ in sum + noise * random.normal() }
  return components.rate + components.betweenStudents.squareRoot() * random.normal() + questions / 50
}
