import Testing

@testable import stemma

@Suite("Names on the file system and on a shell's command line")
struct NamesTests {
  @Test("Two names never share a file, and none is hidden or empty")
  func fileNames() {
    let names = ["a:b", "a+b", "a/b", "a_b", "a b", "ä", ".", "..", "", "_", "_2E", "A", "a"]
    let files = names.map(FileName.of)
    #expect(Set(files).count == names.count)
    #expect(files.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("/") })
    #expect(FileName.of("control-1") == "control-1")
    #expect(FileName.of("acme/assistant") == "acme_2Fassistant")
  }

  @Test(
    "A word is quoted where a shell would read it otherwise",
    arguments: [
      ("student", "student"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("$(rm)", "'$(rm)'"),
      ("org/name@sha256:ab", "org/name@sha256:ab"),
    ])
  func shell(word: String, quoted: String) {
    #expect(Shell.quoted(word) == quoted)
  }

  @Test(
    "Of two answers the graver one is the status: flagged is never lost",
    arguments: [
      (stemma.ExitStatus.success, stemma.ExitStatus.flagged, stemma.ExitStatus.flagged),
      (.couldNotMeasure, .flagged, .flagged),
      (.success, .inconclusive, .inconclusive), (.inconclusive, .couldNotMeasure, .couldNotMeasure),
      (.wrongRequest, .couldNotMeasure, .wrongRequest), (.success, .success, .success),
    ])
  func worse(first: stemma.ExitStatus, second: stemma.ExitStatus, expected: stemma.ExitStatus) {
    #expect(first.worse(second) == expected)
    #expect(second.worse(first) == expected)
  }

  @Test(
    "Time left is told in words that are never wrong by much",
    arguments: [(0.2, "1 s"), (89, "89 s"), (90, "2 min"), (600, "10 min"), (.infinity, "a long time")])
  func timeLeft(seconds: Double, words: String) {
    #expect(Progress.words(seconds: seconds) == words)
  }
}
