/// A report could not be made or written: where, why, and what to do about it.
package struct ReportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or folder.
  package var place: String
  package var problem: String
  /// What to do next; nil where nothing can be done from outside.
  package var remedy: String?

  package init(place: String, problem: String, remedy: String? = nil) {
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  package var description: String {
    "\(place): \(problem)" + (remedy.map { "; \($0)" } ?? "")
  }
}
