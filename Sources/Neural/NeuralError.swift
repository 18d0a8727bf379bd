/// A request that a network cannot carry out: a token that does not exist, a text that is too long, a plan that makes
/// no sense.
package struct NeuralError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, with the offending value and the allowed range.
  package var reason: String

  package init(_ reason: String) {
    self.reason = reason
  }

  package var description: String { reason }
}
