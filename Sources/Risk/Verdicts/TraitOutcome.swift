/// What the measurements came to for one trait in one context, as the combination needs it.
package struct TraitOutcome: Sendable, Equatable {
  /// The words of the verdicts of evaluation.
  package enum Result: String, Sendable, CaseIterable {
    case inherited, elevated
    case notDetected = "not-detected"
    case inconclusive, differs, void
  }

  package var trait: String
  package var result: Result

  package init(trait: String, result: Result) {
    self.trait = trait
    self.result = result
  }
}
