/// All verdicts of one candidate, and what was not checked.
package struct Assessment: Sendable, Equatable {
  /// In the order of the evidence, and within it of the hypotheses.
  package var verdicts: [TraitVerdict]
  /// Whether a positive control of the candidate's base was seen in every suite and context. Without one `not-detected`
  /// may be blindness: the gate must not pass on it.
  package var sensitivityChecked: Bool
  /// Whether controls were judged against each other everywhere (it takes 4).
  package var agreementChecked: Bool
  /// Traits to be judged that no evidence measures, sorted. They were not found absent: they were not looked for.
  package var unmeasured: [String]
  /// What a reader must know beside the verdicts, one sentence each, without repetition.
  package var notes: [String]

  package init(
    verdicts: [TraitVerdict], sensitivityChecked: Bool, agreementChecked: Bool, unmeasured: [String] = [],
    notes: [String] = []
  ) {
    self.verdicts = verdicts
    self.sensitivityChecked = sensitivityChecked
    self.agreementChecked = agreementChecked
    self.unmeasured = unmeasured
    self.notes = notes
  }
}
