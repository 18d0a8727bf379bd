import FoundationEssentials
import Lineage
import Testing

/// What one run of the program left.
struct Answer: Sendable {
  enum End: Sendable, Equatable {
    case exited(Int32)
    /// The number of the signal.
    case killed(Int32)
    /// It ran longer than it may, and was killed for it.
    case overdue
  }

  var end: End
  var output: String
  var errors: String
  /// Wall time in seconds.
  var seconds: Double

  /// The exit status; nil when it did not exit by itself.
  var status: Int32? { if case .exited(let status) = end { status } else { nil } }

  /// The one JSON object on standard output.
  func json(_ place: SourceLocation = #_sourceLocation) throws -> JSONValue {
    do {
      return try JSONValue(parsing: output)
    } catch {
      Issue.record("no JSON on standard output: \(error)\n\(output.prefix(400))\n\(errors)", sourceLocation: place)
      throw error
    }
  }
}

/// Expects a status, and shows what the program said where it ended otherwise.
func expect(_ answer: Answer, exits status: Int32, _ place: SourceLocation = #_sourceLocation) {
  #expect(
    answer.end == .exited(status), "\(answer.output.prefix(1500))\n\(answer.errors.prefix(1500))", sourceLocation: place
  )
}
