import Reporting
import Testing

@Suite struct SanitisedTests {
  @Test(arguments: [
    ("plain-name_1.0", "plain-name_1.0"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\nb\r\tc", "a\\u{A}b\\u{D}\\u{9}c"),
    ("abc\u{202E}gpj.exe", "abc\\u{202E}gpj.exe"), ("a\u{200B}b\u{FEFF}", "a\\u{200B}b\\u{FEFF}"),
    ("\u{9B}31m\u{7F}", "\\u{9B}31m\\u{7F}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("\u{E0041}", "\\u{E0041}"),
    ("\u{FFFE}", "\\u{FFFE}"), ("Ünï 猫 🦉", "Ünï 猫 🦉"),
  ])
  func `Characters that act unseen are written out`(raw: String, shown: String) {
    #expect(Sanitised(raw).text == shown)
  }

  @Test func `A pile of marks is cut down`() {
    let shown = Sanitised("o" + String(repeating: "\u{301}", count: 9)).text
    #expect(shown.unicodeScalars.filter { $0 == "\u{301}" }.count == 3)
  }

  @Test func `A very long text is cut`() {
    let shown = Sanitised(String(repeating: "x", count: 100_000)).text
    #expect(shown.unicodeScalars.count == Sanitised.maximumLength + 1)
    #expect(shown.hasSuffix("…"))
  }
}
