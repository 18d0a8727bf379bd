/// A stored score cannot be read: the store was edited, or made by a newer version.
package struct MeasurementError: Error, Sendable, Equatable, CustomStringConvertible {
  package var question: String
  package var position: Int

  package var description: String {
    "the stored score of question '\(question)', sample \(position), cannot be read: the store was changed by another "
      + "program; restore a copy"
  }
}
