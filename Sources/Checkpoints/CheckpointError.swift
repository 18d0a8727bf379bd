/// Why a file of a checkpoint cannot be read or written: what is wrong, where, and what to do about it.
package struct CheckpointError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  package var file: String
  /// What is wrong, with the offending field or byte.
  package var reason: String
  /// What the reader can do, if there is anything.
  package var remedy: String?

  package init(file: String, reason: String, remedy: String? = nil) {
    self.file = file
    self.reason = reason
    self.remedy = remedy
  }

  package var description: String {
    "\(file): \(reason)" + (remedy.map { "; \($0)" } ?? "")
  }
}
