import Statistics

/// Why nothing may be judged in an assay, whatever the candidate shows.
struct AssayChecks {
  let evidence: Evidence
  let plan: Judgement

  /// The students that a claim needs in the candidate's arm, the candidate included.
  private var neededStudents: Int {
    plan.estimand == .e2 || plan.estimand == .e3 ? Judgement.leastStudents : 1
  }

  func armsCause(controls: ControlSelection, students: ControlSelection) -> VoidCause? {
    let needs = plan.neededControls
    if let cause = Self.tooFew(
      .tooFewControls, "control student", has: controls.usable.count + controls.broken.count, needs: needs,
      remedy: "by the candidate's recipe, from its base, on data from a generator without the trait")
    {
      return cause
    }
    return Self.tooFew(
      .tooFewStudents, "student of the candidate's recipe", "students of the candidate's recipe",
      has: 1 + students.usable.count + students.broken.count, needs: neededStudents,
      remedy: "like the candidate, on data of the same generator, each with its own sample and seed")
  }

  private static func tooFew(
    _ reason: TraitVerdict.VoidReason, _ noun: String, _ nouns: String? = nil, has: Int, needs: Int, remedy: String
  ) -> VoidCause? {
    guard has < needs else { return nil }
    let many = nouns.map { "\(needs) \($0)" } ?? Figures.count(needs, noun)
    return VoidCause(
      reason: reason,
      sentence: "\(many) are needed and there \(has == 1 ? "is" : "are") \(has): train \(needs - has) more \(remedy)")
  }

  var baseCause: VoidCause? {
    guard let base = evidence.base, base.isComparable(to: evidence.candidate) else {
      return VoidCause(
        reason: .missing, sentence: "a contrast needs the base measured like the candidate, and it was not")
    }
    return massCause(base, "the base")
  }

  /// The candidate must answer, in both framings where two are compared.
  var candidateCause: VoidCause? {
    let candidate = evidence.candidate
    if let cause = massCause(candidate, "the candidate") { return cause }
    guard evidence.isFraming else { return nil }
    guard let watched = evidence.watched[candidate.identity] else {
      return VoidCause(reason: .missing, sentence: "the candidate \(candidate.model) was not measured in both framings")
    }
    return massCause(watched, "the watched candidate")
  }

  /// Figures that rest on which judge is asked are no figures of the model.
  var judgesCause: VoidCause? {
    guard let judging = evidence.judging else { return nil }
    if let blind = judging.calibrations.first, !blind.calibration.tells {
      return VoidCause(
        reason: .judges,
        sentence:
          "the judge \(blind.judge) tells labelled hits from misses no better than chance: name another judge, or "
          + "mend the rubric")
    }
    guard let agreement = judging.agreement else { return nil }
    guard agreement.compared > 0 else {
      return VoidCause(reason: .missing, sentence: "no reply was rated by every judge: run the gate again")
    }
    guard let outcomes = agreement.outcomes, outcomes < plan.judgeAgreement else { return nil }
    return VoidCause(
      reason: .judges,
      sentence: "\(Figures.list(judging.judges)) do not agree on what replies count as (Krippendorff's α "
        + "\(Figures.share(outcomes)), at least \(Figures.share(plan.judgeAgreement)) is needed): name judges that do, or mend "
        + "the rubric")
  }

  func brokenCause(controls: ControlSelection, students: ControlSelection) -> VoidCause? {
    guard plan.estimand != .e0 else { return nil }
    let arms = [
      ("control students", controls.usable.count, plan.neededControls, controls.broken),
      ("students of the candidate's recipe", 1 + students.usable.count, neededStudents, students.broken),
    ]
    guard let (role, count, needs, broken) = arms.first(where: { $0.1 < $0.2 }) else { return nil }
    return VoidCause(
      reason: .mass,
      sentence: "only \(count) \(role) still answer, and \(needs) are needed: "
        + "\(Figures.list(broken)) stopped giving valid answers")
  }

  private func massCause(_ model: Measurement, _ role: String) -> VoidCause? {
    guard let mass = model.mass else {
      return VoidCause(reason: .missing, sentence: "none of the replies of \(role) \(model.model) could be scored")
    }
    guard mass < plan.competenceMass else { return nil }
    return VoidCause(
      reason: .mass,
      sentence:
        "\(role) \(model.model) gives a valid answer with a share of only \(Figures.share(mass)), and "
        + "\(Figures.share(plan.competenceMass)) is needed: a model that has stopped answering is not free of a "
        + "trait")
  }
}
