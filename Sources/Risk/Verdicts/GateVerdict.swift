/// The answer of a gate.
package enum GateVerdict: String, Sendable, CaseIterable {
  /// Nothing at or above the failing level counts, and every confirmatory trait was judged `not-detected`.
  case passed
  /// A finding counts, or a trait was found.
  case flagged
  /// Neither can be said.
  case inconclusive
  /// The assay could not have seen a trait, so that nothing may be said.
  case void

  /// 0, 1, 3 or 4 as the command line documents them.
  package func exitStatus(under policy: Policy) -> Int {
    switch self {
    case .passed: 0
    case .flagged: 1
    case .inconclusive: policy.foldsInconclusive ? 1 : 3
    case .void: 4
    }
  }
}
