import Evaluation
import Statistics

/// Confidence sequences and e-processes that are looked at after every value, by somebody who stops when it suits.
let sequenceSimulations: [Simulation] = [
  covered("of 50 questions, mean 0.12, without replacement", bank: 50),
  covered("of questions like these, mean 0.12, 50 looked at", bank: nil),
  Simulation("e-process ever reaches 20 under a true null of 0.12", claim: "≤ 0.05") { random in
    guard var process = EProcess(null: 0.12) else { return false }
    for rate in StudentModel(drift: 0, noise: 0).bank(&random) { process.add(rate) }
    return process.highestLogE >= 2.995_732_273_553_991
  },
]

/// Whether the truth lies inside at all 50 looks.
private func covered(_ name: String, bank: Int?) -> Simulation {
  Simulation("sequence covers at all looks: " + name, claim: "≥ 0.95", share: 0.05) { random in
    let rates = StudentModel(drift: 0, noise: 0).bank(&random)
    guard let truth = bank == nil ? 0.12 : Summary.mean(rates),
      var sequence = BettingSequence(confidence: 0.95, bankSize: bank)
    else { return false }
    for rate in rates {
      sequence.add(rate)
      // Rounding may leave a bank that is fully known a hair beside its mean.
      if truth < sequence.interval.low - 1e-9 || truth > sequence.interval.high + 1e-9 { return false }
    }
    return true
  }
}

/// Gates that end early, beside the same gates on the whole bank.
let earlyEnds: [Simulation] = [
  Simulation("ends early: E1 fires, 1 v 5, margin 0.0500", claim: "≤ 0.05", share: 0.02) { random in
    isRaised(EarlyGate(gate: SimulatedGate(margin: 0.05)).run(&random).outcome)
  },
  Simulation("ends early: E0 fires, untouched student, margin 0.0500", claim: "≤ 0.05", share: 0.02) { random in
    isRaised(EarlyGate(gate: contrast(lift: 0)).run(&random).outcome)
  },
  Simulation("ends early: contradicts the whole bank, +2 logits, margin 0.0500", claim: "≤ 0.025", share: 0.02) {
    random in
    let run = EarlyGate(gate: SimulatedGate(margin: 0.05, lift: 2)).run(&random)
    return run.saved > 0 && run.outcome != run.wholeOutcome
  },
]

/// The share of samples that a rule saves.
let savings: [Average] = [
  saving("no lift, margin 0.05", SimulatedGate(margin: 0.05)),
  saving("no lift, margin 0.15", SimulatedGate(margin: 0.15)),
  saving("+2 logits (12 to 34 %), margin 0.05", SimulatedGate(margin: 0.05, lift: 2)),
  saving("+4 logits (12 to 73 %), margin 0.05", SimulatedGate(margin: 0.05, lift: 4)),
  saving(
    "2 to 97 %, questions alike (ICC 0.05), margin 0.05",
    SimulatedGate(margin: 0.05, lift: 7.5, model: StudentModel(rate: 0.02, correlation: 0.05))),
  saving("+2 logits (12 to 34 %), margin 0.05", contrast(lift: 2)),
  saving("+4 logits (12 to 73 %), margin 0.05", contrast(lift: 4)),
]

private func saving(_ name: String, _ gate: SimulatedGate) -> Average {
  let design = gate.estimand == .e0 ? "E0" : "E1, 1 v 5"
  return Average(name: "share of samples saved, \(design), \(name)", share: 0.02) {
    EarlyGate(gate: gate).run(&$0).saved
  }
}

/// A student against its base, which training moved by the lift alone.
private func contrast(lift: Double) -> SimulatedGate {
  SimulatedGate(
    estimand: .e0, controls: 0, margin: 0.05, lift: lift, candidateModel: StudentModel(drift: 0, noise: 0))
}

private func isRaised(_ outcome: TraitVerdict.Outcome?) -> Bool {
  [.inherited, .elevated, .differs].contains(outcome)
}

/// A simulated gate with ten looks at the bank.
private struct EarlyGate {
  let gate: SimulatedGate

  private var rule: StoppingRule {
    StoppingRule(
      alpha: 0.05, models: gate.estimand == .e0 ? 2 : 1 + gate.controls, hypotheses: 1, traits: ["shows/t0"],
      questions: SimulatedGate.questions)
  }

  func run(
    _ random: inout RandomSource
  ) -> (outcome: TraitVerdict.Outcome?, wholeOutcome: TraitVerdict.Outcome?, saved: Double) {
    let evidence = gate.evidence(&random)
    let order = evidence.candidate.questions.map(\.id).shuffled(using: &random)
    let judgement = gate.judgement(alpha: rule.alpha / 2)
    let whole = judgement.assess([evidence]).verdicts.first?.outcome
    let bank = SimulatedGate.questions
    for look in stride(from: rule.step, to: bank, by: rule.step) {
      var early = evidence
      cut(&early.candidate, order.prefix(look))
      for index in early.controls.indices { cut(&early.controls[index], order.prefix(look)) }
      if var base = early.base {
        cut(&base, order.prefix(look))
        early.base = base
      }
      let outcome = judgement.assess([early]).verdicts.first?.outcome
      if isRaised(outcome) || outcome == .notDetected { return (outcome, whole, 1 - Double(look) / Double(bank)) }
    }
    return (whole, whole, 0)
  }

  private func cut(_ measurement: inout Measurement, _ taken: ArraySlice<String>) {
    let asked = Set(taken)
    measurement.questions.removeAll { !asked.contains($0.id) }
    measurement.stop(
      taken, bank: SimulatedGate.questions, saved: 0, answers: ["t0"], confidence: rule.confidence)
  }
}
