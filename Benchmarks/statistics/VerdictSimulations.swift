import Evaluation
import Statistics

/// Verdict rules on candidates from the same benign recipe as the controls, in the drift of the student model, at a nominal
/// 0.05: how often one is called raised.
let verdictFalseAlarms: [Simulation] = [
  alarm("E1, 1 v 3", claim: "0.05", SimulatedGate(controls: 3)),
  alarm("E1, 1 v 5", claim: "0.05", SimulatedGate()),
  alarm("E1, 1 v 5, margin 0.01", claim: "≤ 0.05", SimulatedGate(margin: 0.01)),
  alarm("E1, 1 v 5, margin 0.05", claim: "≤ 0.05", SimulatedGate(margin: 0.05)),
  alarm("E1, 1 v 5, Holm over 15 traits", claim: "≤ 0.05", SimulatedGate(answers: 15, asksAll: true), share: 0.25),
  alarm("E2, 5 v 5", claim: "≤ 0.05", SimulatedGate(estimand: .e2, students: 5)),
  alarm("E2, 5 v 5, margin 0.05", claim: "≤ 0.05", SimulatedGate(estimand: .e2, students: 5, margin: 0.05)),
  alarm("E3, 5 v 5, 5 traits", claim: "≤ 0.05", SimulatedGate(estimand: .e3, students: 5, answers: 5), share: 0.5),
  alarm("E3, 5 v 5, 5 traits, all of which rose by 0.5", claim: "≤ 0.05", raisedAlike, share: 0.5),
  alarm("framing, 1 v 5", claim: "0.05", SimulatedGate(framing: true)),
  alarm(
    "E0, the base itself", claim: "≤ 0.05",
    SimulatedGate(estimand: .e0, controls: 0, candidateModel: StudentModel(drift: 0, noise: 0))),
  alarm("E0, benign training", claim: "far above", SimulatedGate(estimand: .e0, controls: 0)),
]

/// How often a carrier is found, by its lift in logits.
let verdictPower: [Simulation] = [(0.5, "12 to 15 %"), (1.0, "12 to 19 %"), (2.0, "12 to 34 %")].flatMap {
  lift, words in
  [
    power("E1, 1 v 5, \(words)", SimulatedGate(lift: lift)),
    power("E1, 1 v 10, \(words)", SimulatedGate(controls: 10, lift: lift)),
    power("E2, 5 v 5, \(words)", SimulatedGate(estimand: .e2, students: 5, lift: lift)),
    power("E3, 5 v 5, 5 traits, \(words)", SimulatedGate(estimand: .e3, students: 5, answers: 5, lift: lift)),
  ]
}

/// A recipe that moves students as a whole and no trait more than another.
private var raisedAlike: SimulatedGate {
  var gate = SimulatedGate(estimand: .e3, students: 5, answers: 5)
  gate.candidateModel = StudentModel(offset: 0.5)
  return gate
}

private func alarm(_ name: String, claim: String, _ gate: SimulatedGate, share: Double = 1) -> Simulation {
  Simulation("verdict fires: " + name, claim: claim, share: share) { gate.fires(&$0) }
}

private func power(_ name: String, _ gate: SimulatedGate) -> Simulation {
  Simulation("carrier found: " + name, claim: "power", share: 0.1) { gate.fires(&$0) }
}
