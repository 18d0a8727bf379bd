import Testing

@testable import Models

@Suite("The end of a server's log")
struct LogTailTests {
  private func tail(_ text: String, hiding hidden: [String] = []) -> [String] {
    LogTail.lines(Array(text.utf8), count: 3, hiding: hidden)
  }

  @Test("The last lines that say something, without what a terminal would obey")
  func lines() {
    #expect(tail("one\ntwo\n\nthree\n   \nfour") == ["two", "three", "four"])
    #expect(tail("\u{1B}[1;31merror:\u{1B}[0m no\tmemory\u{7}") == ["error: no memory"])
    #expect(tail("\u{1B}]0;a title\u{7}ready\u{1B}M") == ["ready"])
    #expect(tail("10 %\r20 %\r30 %\r\ndone") == ["20 %", "30 %", "done"])
    #expect(tail("a\u{202E}b\u{200B}c") == ["abc"])
  }

  @Test("Sequences without an end take no more than their line")
  func unfinished() {
    #expect(tail("\u{1B}[31\nnext") == ["next"])
    #expect(tail("\u{1B}]0;title\nnext") == ["next"])
    #expect(tail("last\u{1B}") == ["last"])
  }

  @Test("What must not be shown is not, and a long line is cut")
  func limits() {
    #expect(tail("token=abcdefgh1 ok", hiding: ["abcdefgh1"]) == ["token=[key] ok"])
    #expect(tail(String(repeating: "x", count: 5000)).first?.count == 200)
    #expect(tail("") == [] && LogTail.lines(of: "/nowhere") == [])
  }

  @Test("Bytes that are no text do no harm")
  func binary() {
    #expect(LogTail.lines([0xff, 0xfe, 0x00, 0x41], count: 3, hiding: []) == ["\u{FFFD}\u{FFFD}A"])
  }
}
