/// What became of one question put to one model. The raw values are those of the store.
package enum SampleOutcome: String, Sendable, CaseIterable {
  /// The reply came and waits for its score.
  case replied
  case scored
  /// The model declined, by its own account.
  case refused
  /// A filter before or behind the model stopped it.
  case blocked
  /// The reply came and could not be read.
  case unparsable
  /// The judge declined to rate the reply.
  case judgeRefused = "judge-refused"
  /// No reply came. The only outcome that is asked again.
  case transportError = "transport-error"
}
