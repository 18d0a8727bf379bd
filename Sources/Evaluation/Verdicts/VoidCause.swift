/// Why nothing may be said, and the sentence that says so.
struct VoidCause: Sendable, Equatable {
  var reason: TraitVerdict.VoidReason
  /// What happened and what to do, without a trailing period.
  var sentence: String
}
