/// What the process tells the shell. Scripts and CI depend on these numbers; nothing else may end the process.
enum ExitStatus: Int32, Sendable {
  /// Done. For `gate` and `risk`: nothing at or above the policy's failing level.
  case success = 0
  /// The gate or the risk check failed.
  case flagged = 1
  /// The request was wrong: usage, a malformed file, an unknown name.
  case wrongRequest = 2
  /// The measurements do not decide, and the policy does not fold that into `flagged`.
  case inconclusive = 3
  /// Nothing could be measured or written: a model that does not load, a void assay, a full disk, an interruption.
  case couldNotMeasure = 4
}

extension ExitStatus {
  /// The status of two answers together: flagged before everything, then what could not be measured, then inconclusive.
  func worse(_ other: ExitStatus) -> ExitStatus {
    let order: [ExitStatus] = [.flagged, .wrongRequest, .couldNotMeasure, .inconclusive, .success]
    return order.first { $0 == self || $0 == other } ?? .couldNotMeasure
  }
}
