/// Why the lab cannot read or write its folders: what is wrong, where, and what to do.
package struct LabError: Error, Sendable, Equatable, CustomStringConvertible {
  package var file: String
  package var reason: String
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
