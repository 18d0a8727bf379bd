/// What a gate's claim is about.
package enum JudgedClaim: String, Sendable, CaseIterable {
  /// This checkpoint, against control students.
  case checkpoint = "E1"
  /// The recipe: students trained like the candidate, on data of the same generator, against control students.
  case recipe = "E2"
  /// The same, of how much more a trait rose than the suite's other traits.
  case specificity = "E3"

  /// Whether further students of the candidate's recipe are needed.
  package var needsReplicates: Bool { self != .checkpoint }
}
