/// How far a run has come. Everything that is counted as done is in the store, whatever becomes of this process.
package struct RunProgress: Sendable, Equatable {
  /// Samples that are there, those of earlier runs included.
  package var done: Int
  package var total: Int
  /// The name of the model that is being asked.
  package var model: String
}
