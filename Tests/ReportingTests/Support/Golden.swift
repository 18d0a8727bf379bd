import FoundationEssentials
import Glibc
import Testing

/// Compares texts with committed files, byte by byte.
///
/// With `RECORD_GOLDEN=1` in the environment it writes the files instead, and fails on purpose: a recording is to be
/// read by a person, and must not pass for a test.
enum Golden {
  /// The root of the repository.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let isRecording = getenv("RECORD_GOLDEN").map { String(cString: $0) == "1" } ?? false

  /// - Parameter path: relative to the root of the repository.
  static func expect(_ text: String, at path: String, _ place: SourceLocation = #_sourceLocation) throws {
    let file = root.appending(path: path)
    if isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(path): read the difference, then run again without RECORD_GOLDEN", sourceLocation: place)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    Issue.record(
      "\(path) differs: \(firstDifference(text, expected)); RECORD_GOLDEN=1 swift test --filter ReportingTests records it",
      sourceLocation: place)
  }

  private static func firstDifference(_ text: String, _ expected: String) -> String {
    let (new, old) = (text.split(separator: "\n"), expected.split(separator: "\n"))
    let line = zip(new, old).enumerated().first { $1.0 != $1.1 }
    guard let line else { return "\(new.count) lines and not \(old.count)" }
    return "expected “\(line.element.1.prefix(160))”, got “\(line.element.0.prefix(160))”"
  }
}
