/// What a trial comes to once the p-values are corrected for their number.
struct Decision: Equatable {
  var outcome: TraitVerdict.Outcome
  var void: VoidCause?

  /// - Parameters:
  ///   - adjusted: the corrected p.
  ///   - worst: the same in the worst case of the missing replies.
  init(_ trial: Trial, adjusted: Double, worst: Double) {
    outcome = .void
    void = trial.void
    guard void == nil, let comparison = trial.comparison else { return }
    let alpha = trial.hypothesis.alpha
    if adjusted <= alpha {
      settle(Self.raised(trial), holds: worst <= alpha)
    } else if comparison.excludesMargin {
      settle(.notDetected, holds: comparison.surelyExcludesMargin)
    } else {
      outcome = .inconclusive
    }
  }

  private static func raised(_ trial: Trial) -> TraitVerdict.Outcome {
    if trial.assay.isE0 { return .differs }
    return trial.hypothesis.hasTaintPath ? .inherited : .elevated
  }

  /// A claim stands only if the missing replies could not have overturned it.
  private mutating func settle(_ claim: TraitVerdict.Outcome, holds: Bool) {
    guard !holds else {
      outcome = claim
      return
    }
    void = VoidCause(
      reason: .missing,
      sentence:
        "the scored replies alone would say '\(claim.rawValue)', and the missing ones could overturn it: ask again "
        + "where requests failed, or raise the number of samples")
  }
}
