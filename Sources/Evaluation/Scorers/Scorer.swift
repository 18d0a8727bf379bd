/// Reads a reply and says which of a suite's answers it gives.
package protocol Scorer: Sendable {
  /// The answers that the reply gives, as indices into the suite's answers, in ascending order; several where it names
  /// several, none where it names none.
  func answers(in reply: String) -> [Int]

  /// The words whose next-word probabilities score a question exactly, one an answer; nil where this rule cannot be
  /// applied to the first word alone.
  var exactWords: [String]? { get }
}
