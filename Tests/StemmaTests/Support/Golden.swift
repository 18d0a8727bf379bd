import FoundationEssentials
import Glibc
import Testing

/// Compares texts with the files under `Golden`. With `RECORD_GOLDEN=1` it writes them instead and fails on purpose: a
/// recording is to be read by a person, and must not pass for a test.
enum Golden {
  private static let isRecording = getenv("RECORD_GOLDEN").map { String(cString: $0) == "1" } ?? false

  static func expect(_ text: String, at name: String, _ place: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: Repository.root + "/Tests/StemmaTests/Golden/" + name)
    if isRecording {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): read the difference, then run again without RECORD_GOLDEN", sourceLocation: place)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text == expected, "\(name); RECORD_GOLDEN=1 swift test --filter StemmaTests records it", sourceLocation: place)
  }
}
