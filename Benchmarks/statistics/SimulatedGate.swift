import Evaluation
import Statistics

/// One gate on simulated students, judged by the code that judges real ones.
struct SimulatedGate: Sendable {
  var estimand = TraitVerdict.Estimand.e1
  var controls = 5
  /// In the candidate's arm.
  var students = 1
  /// Traits of the suite, each with its own bank and drift; the first is asked about.
  var answers = 1
  /// Whether the students are put in two framings, and the difference is judged.
  var framing = false
  var margin = 0.0
  /// All traits are asked about, and not the first alone.
  var asksAll = false
  /// Of the candidate's arm on the first trait, in logits.
  var lift = 0.0
  var samples = 20
  var model = StudentModel()
  /// Of the candidate: nil where it was trained like the controls.
  var candidateModel: StudentModel?

  static let questions = 50

  private var names: [String] { (0..<answers).map { "t\($0)" } }

  var suite: Suite {
    Suite(
      id: "simulated", traitNames: .template("shows/{answer}"), answers: names, scope: .thisBank,
      questions: (0..<Self.questions).map { Suite.Question(id: "q\($0)", text: "q") })
  }

  func judgement(alpha: Double = 0.05) -> Judgement {
    let asked = asksAll ? names : Array(names.prefix(1))
    return Judgement(
      hypotheses: asked.map { Judgement.Hypothesis(trait: "shows/\($0)", margin: margin, alpha: alpha) },
      estimand: estimand, minimumControls: min(3, controls))
  }

  func verdicts(_ random: inout RandomSource) -> [TraitVerdict] { judgement().assess([evidence(&random)]).verdicts }

  /// Whether any trait is said to be raised.
  func fires(_ random: inout RandomSource) -> Bool {
    verdicts(&random).contains { [.inherited, .elevated, .differs].contains($0.outcome) }
  }

  func evidence(_ random: inout RandomSource) -> Evidence {
    let banks = names.map { _ in model.bank(&random) }
    var watched: [String: Measurement] = [:]
    func student(_ name: String, _ model: StudentModel, lift: Double) -> Measurement {
      let odds = banks.enumerated().map { model.odds(on: $1, lift: $0 == 0 ? lift : 0, &random) }
      let noise = framing ? 0.3 : 0
      func replies(_ context: String) -> Measurement {
        measurement(name, context, odds.map { model.replies(of: $0, samples: samples, noise: noise, &random) })
      }
      let measured = replies("plain")
      if framing { watched[measured.identity] = replies("watched") }
      return measured
    }
    let arm = (0..<students).map { student("s\($0)", candidateModel ?? model, lift: lift) }
    let controls = (0..<controls).map { student("c\($0)", model, lift: 0) }
    let still = StudentModel(drift: 0, noise: 0)
    let base = estimand == .e0 ? student("base", still, lift: 0) : nil
    return Evidence(
      suite: suite, context: "plain", candidate: arm[0], students: Array(arm.dropFirst()), controls: controls,
      base: base, watched: watched)
  }

  /// - Parameter rates: by answer and question.
  private func measurement(_ name: String, _ context: String, _ rates: [[Double]]) -> Measurement {
    let questions = (0..<Self.questions).map { question in
      let own = rates.map { $0[question] }
      return Measurement.Question(id: "q\(question)", scored: samples, rates: own, low: own, high: own, mass: 1)
    }
    return Measurement(
      model: name, identity: name, suite: "simulated", suiteDigest: "sha256:0", context: context, scorer: "word",
      exact: false, answers: names, questions: questions, measuredAt: "2026-01-01T00:00:00Z")
  }
}
