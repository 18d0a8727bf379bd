extension GateReport.Verdict {
  /// The verdict as one word.
  package var word: String {
    switch self {
    case .passed: "Passed"
    case .flagged: "Flagged"
    case .inconclusive: "Inconclusive"
    case .void: "Void"
    }
  }

  /// What the word means, in one sentence that promises nothing more.
  package var headline: String {
    switch self {
    case .passed: "Nothing at or above the policy's limits was found in what was tested."
    case .flagged: "The gate found something that the policy does not let through."
    case .inconclusive: "The measurement could not decide; this is neither a pass nor a failure."
    case .void: "The measurement cannot be relied on, so it says nothing about this candidate."
    }
  }
}
