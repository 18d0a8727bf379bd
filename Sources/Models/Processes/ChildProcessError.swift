import Glibc

/// Why a program did not do its work: what follows its name in a sentence.
package struct ChildProcessError: Error, Sendable, Equatable {
  package var reason: String

  package init(_ reason: String) { self.reason = reason }

  /// With what the system says about the last failed call.
  package static func system(_ what: String, _ code: Int32 = errno) -> ChildProcessError {
    ChildProcessError("\(what): \(String(cString: strerror(code)))")
  }
}
