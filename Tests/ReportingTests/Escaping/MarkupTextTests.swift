import Reporting
import Testing

@Suite struct MarkupTextTests {
  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"x' ", "&quot;x&#39; "), ("]]>", "]]&gt;"),
    ("\u{1B}", "\\u{1B}"),
  ])
  func `Markup characters become references`(raw: String, escaped: String) {
    #expect(MarkupText.escape(raw) == escaped)
  }

  @Test func `A quotation mark with an accent is escaped as well`() {
    let escaped = MarkupText.escape("\"\u{301} onload=\"\u{20DD}<\u{338}")
    #expect(!escaped.unicodeScalars.contains("\""))
    #expect(!escaped.unicodeScalars.contains("<"))
  }
}
