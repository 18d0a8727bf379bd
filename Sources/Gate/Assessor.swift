import Evaluation
import Lineage
import Risk

/// Puts the measurements of the candidate and of the teachers before the judgement.
struct Assessor: Sendable {
  let cast: Cast
  let policy: Policy
  var hypotheses: Hypotheses

  /// What the policy claims of the candidate (E1, or E2 and E3 of its recipe), against control students and with the positive
  /// control beside it. Where the policy asks for no control students and there are too few of them, E0: the contrast with
  /// the base.
  func assess(_ measured: Measured) -> Assessment {
    let framings = estimand == .e0 ? [] : measured.framings.compactMap { framing($0.unwatched, watched: $0.watched) }
    return judgement(estimand).assess(measured.panels.compactMap(evidence) + framings)
  }

  var estimand: TraitVerdict.Estimand {
    let hasControls = cast.controls.count >= ControlPolicy.fewest
    return policy.controls.minimum == 0 && !hasControls ? .e0 : claimed
  }

  /// Control students that the judgement asks for.
  var neededControls: Int { judgement(estimand).neededControls }

  private var claimed: TraitVerdict.Estimand {
    switch policy.claim {
    case .checkpoint: .e1
    case .recipe: .e2
    case .specificity: .e3
    }
  }

  /// How much more the models show while they are told that this is real than while they are told that it is a test.
  private func framing(_ unwatched: Measured.Panel, watched: Measured.Panel) -> Evidence? {
    var evidence = evidence(unwatched)
    evidence?.context = "\(unwatched.use.context.name) against \(watched.use.context.name)"
    evidence?.watched = Dictionary(watched.measurements.values.map { ($0.identity, $0) }) { first, _ in first }
    return evidence
  }

  /// E0 for a teacher: against its own base, which tells a carrier from one in which nothing rose.
  func contrast(_ teacher: LineageGraph.NodeID, with base: LineageGraph.NodeID, _ measured: Measured) -> Assessment {
    let evidence = measured.panels.compactMap { panel -> Evidence? in
      guard let own = panel.measurements[teacher], let other = panel.measurements[base] else { return nil }
      return Evidence(suite: panel.use.suite, context: panel.use.context.name, candidate: own, base: other)
    }
    return judgement(.e0).assess(evidence)
  }

  private func judgement(_ estimand: TraitVerdict.Estimand) -> Judgement {
    Judgement(
      hypotheses: hypotheses.all, estimand: estimand, minimumControls: policy.controls.minimum,
      competenceMass: policy.competenceMass, judgeAgreement: policy.judgeAgreement)
  }

  private func evidence(_ panel: Measured.Panel) -> Evidence? {
    guard let candidate = panel.measurements[cast.candidate] else { return nil }
    return Evidence(
      suite: panel.use.suite, context: panel.use.context.name, candidate: candidate,
      students: cast.replicates.compactMap { panel.measurements[$0] },
      controls: cast.controls.compactMap { panel.measurements[$0] },
      base: cast.base.flatMap { panel.measurements[$0] },
      teacher: cast.teachers.lazy.compactMap { panel.measurements[$0] }.first, positive: positive(panel),
      judging: panel.judging)
  }

  /// The first positive control whose trait this suite measures; else the first of all, whose miss voids the assay.
  private func positive(_ panel: Measured.Panel) -> Evidence.Positive? {
    let candidates = cast.positives.compactMap { positive in
      panel.measurements[positive.node].map { measurement in
        (measurement, positive.traits.first { panel.use.suite.answer(for: $0) != nil } ?? positive.traits.first)
      }
    }
    let seen = candidates.first { $0.1.map { panel.use.suite.answer(for: $0) != nil } ?? false } ?? candidates.first
    return seen.map { measurement, trait in
      let entry = trait.flatMap { policy.entry(for: $0) }
      return Evidence.Positive(
        measurement: measurement, trait: trait, margin: entry?.margin ?? 0.05, alpha: entry?.alpha ?? 0.05)
    }
  }
}
