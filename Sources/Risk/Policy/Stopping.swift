/// When measuring ends.
package enum Stopping: String, Sendable, CaseIterable {
  /// When all questions were put.
  case fixed
  /// As soon as what was asked is decided, by a rule that is recorded before the first request.
  case anytime
}
