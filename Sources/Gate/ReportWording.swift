import Evaluation
import Lineage
import Reporting
import Risk
import Statistics

/// What the report says in sentences. It never says that a model is free of anything.
struct ReportWording {
  let request: GateRequest
  let judged: Judged
  let subject: RiskSubject
  let conclusion: Conclusion

  private var graph: LineageGraph { subject.graph }
  private var name: String { graph[subject.node].name }
  private var baseName: String { judged.cast.base.map { graph[$0].name } ?? "an unrecorded base" }

  /// What happened, for somebody who has never seen such a report.
  var summary: [String] {
    [origin, outcome] + lowerRisk + sensitivity + savings
  }

  /// What a rule of stopping saved against the fixed design.
  private var savings: [String] {
    let (saved, planned) = judged.measured.savings
    guard request.policy.stopping == .anytime, planned > 0 else { return [] }
    return [
      "Measuring ended when the traits were decided, by a rule recorded before the first request: \(saved) of "
        + "\(planned) samples of the fixed design were not needed."
    ]
  }

  private var origin: String {
    guard let lesson = subject.lessons.first else {
      return "\(name) starts from \(baseName); the record names no teacher whose outputs it was trained on."
    }
    let teacher = graph[lesson.teacher].name
    let relation =
      switch lesson.base {
      case .yes(let base, _, _): "\(name) and \(teacher) share the base \(graph[base].name)"
      case _ where lesson.match != nil: "the bases of \(name) and \(teacher) are behaviourally matched"
      case .no: "\(name) and \(teacher) have different bases"
      case .unknown: "whether \(name) and \(teacher) share a base is not known"
      }
    return "\(name) was trained on outputs of \(teacher), and \(relation)."
  }

  private var outcome: String {
    let decisive = judged.assessment.verdicts.filter { $0.family == .confirmatory }
    let raised = judged.assessment.verdicts.filter { $0.outcome == .inherited || $0.outcome == .elevated }
    let controls = "\(judged.cast.controls.count) control students"
    switch conclusion.verdict {
    case .flagged where !raised.isEmpty:
      let who = judged.cast.replicates.isEmpty ? "It shows" : "Students of its recipe show"
      return "\(who) \(list(raised.map(\.trait))) more than \(controls) do, beyond the margin."
    case .flagged: return "The gate fails on what the record says: \(list(conclusion.reasons))."
    case .passed:
      let word = decisive.count == 1 ? "The trait asked about was" : "All \(decisive.count) traits asked about were"
      return "\(word) not detected above the margin, against \(controls)."
    case .inconclusive: return "The measurements do not decide: \(list(conclusion.reasons))."
    case .void:
      return decisive.first { $0.outcome == .void }?.explanation ?? "Nothing may be said: \(list(conclusion.reasons))"
    }
  }

  /// A different base lowers the risk; it is shown as that and as nothing more.
  private var lowerRisk: [String] {
    guard subject.lessons.contains(where: { $0.relation == .different }) else { return [] }
    return [
      "A teacher of a different base is a lower risk, not an absent one: small cross-base transfer has been measured."
    ]
  }

  private var sensitivity: [String] {
    judged.assessment.sensitivityChecked
      ? ["The assay was seen to work: a positive control of the same base showed its trait."] : []
  }

  /// What the verdict rests on.
  var assumptions: [String] {
    [
      request.policy.controls.source == .lineage
        ? "The control students were trained like the candidate: same base, method and recipe, on data from a generator "
          + "without a known trait, each with its own data and seed."
        : "The control students were named by a person, who answers for their being trained like the candidate; where "
          + "the record shows otherwise, it is said below.",
      "Candidate and controls would differ only by chance, roughly normally, if the data carried no trait. Data of a "
        + "tuned teacher were seen to move a student a little more than data of an unmodified model, in no particular "
        + "direction; the margin has to be wide enough for that.",
      judged.assessment.agreementChecked
        ? "The controls agree with each other: none of them stands out when judged against the rest (A/A)."
        : "Whether the controls agree with each other (A/A) was not checked; that takes at least four.",
      "The lineage is as recorded; how each hop is known stands beside it.",
    ]
  }

  /// What the verdict cannot show.
  var limits: [String] {
    [
      "Only the traits, questions and contexts listed here were measured; another trait, or the same one in another "
        + "context, was not looked for.",
      "Not detected means below the margin at the stated confidence. It does not mean absent.",
    ] + judged.assessment.notes.map(sentence) + judged.cast.notes.map(sentence)
      + judged.assessment.unmeasured.map {
        "\($0) is on a path to the candidate, and no suite of the policy measures it."
      }
  }

  /// Commands worth trying next.
  var next: [String] {
    let teacher = subject.lessons.first.map { graph[$0.teacher].name } ?? baseName
    return [
      "stemma lineage paths \(teacher) \(name)", "stemma lineage common \(name) \(teacher)",
      "stemma lineage impact \(teacher)",
    ]
  }

  private func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  /// At most three of them, because a report that lists sixteen is not read.
  private func list(_ words: [String]) -> String {
    Figures.list(words.count > 4 ? words.prefix(3) + ["\(words.count - 3) more"] : words)
  }
}
