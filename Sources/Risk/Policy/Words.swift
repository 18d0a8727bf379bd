/// What findings about inheritance come to once their traits were measured.
package enum LineageMode: String, Sendable, CaseIterable {
  /// A finding whose traits were all judged `not-detected` no longer counts.
  case answered
  /// Lineage counts whatever the measurements say.
  case strict
}

/// What an E0 contrast that `differs` comes to: E0 cannot say whether benign training alone would have done it.
package enum ContrastMode: String, Sendable, CaseIterable {
  case inconclusive, flag
}

/// Whether a waiver without a signature takes a finding out of the count. It is shown either way.
package enum UnsignedWaivers: String, Sendable, CaseIterable {
  case refuse, accept
}
