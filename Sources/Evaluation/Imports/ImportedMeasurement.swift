package import Lineage

/// What was made of a file of replies.
package struct ImportedMeasurement: Sendable {
  package var measurement: Measurement
  /// The suite that it is a measurement of: the questions of the file, put like those of a known suite.
  package var suite: Suite
  /// What could be read and not scored.
  package var warnings: [InputError]
}
