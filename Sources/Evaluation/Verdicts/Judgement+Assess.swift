import Statistics

extension Judgement {
  /// Judges everything that was measured. A pure function of its arguments.
  ///
  /// Order: the assay is checked first (controls, answer mass, positive control, A/A), whatever the candidate shows; then
  /// each trait is compared with its margin; then Holm's correction runs over all confirmatory traits × suites ×
  /// contexts, and Benjamini and Hochberg's over the screen; then come the verdicts.
  package func assess(_ evidence: [Evidence]) -> Assessment {
    let assays = evidence.map { Assay($0, self) }
    let trials = assays.flatMap { assay in hypotheses.compactMap { Trial($0, assay) } }
    let adjusted = Self.adjusted(trials, \.p)
    let worst = Self.adjusted(trials, \.worstP)
    let verdicts = trials.indices.map { index in
      let decision = Decision(trials[index], adjusted: adjusted[index], worst: worst[index])
      return TraitVerdict(trials[index], decision, adjusted: adjusted[index])
    }
    let measured = Set(trials.map(\.hypothesis.trait))
    return Assessment(
      verdicts: verdicts, sensitivityChecked: !assays.isEmpty && assays.allSatisfy { $0.sensitivity == .seen },
      agreementChecked: !assays.isEmpty && assays.allSatisfy(\.agreementChecked),
      unmeasured: Set(hypotheses.map(\.trait)).subtracting(measured).sorted(), notes: Self.notes(assays))
  }

  private static func adjusted(_ trials: [Trial], _ p: KeyPath<Trial, Double>) -> [Double] {
    var result = [Double](repeating: 1, count: trials.count)
    for family in [TraitVerdict.Family.confirmatory, .screen] {
      let members = trials.indices.filter { trials[$0].hypothesis.family == family }
      let values = members.map { trials[$0][keyPath: p] }
      let corrected = family == .confirmatory ? Multiplicity.holm(values) : Multiplicity.benjaminiHochberg(values)
      for (member, value) in zip(members, corrected) { result[member] = value }
    }
    return result
  }

  private static func notes(_ assays: [Assay]) -> [String] {
    var notes: [String] = []
    for assay in assays {
      var own = assay.notes
      if case .unchecked(let sentence) = assay.sensitivity { own.append(sentence) }
      if !assay.isE0, !assay.agreementChecked { own.append(Explanation.agreementUnchecked) }
      notes += own.filter { !notes.contains($0) }
    }
    return notes
  }
}
