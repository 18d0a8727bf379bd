import Testing

@testable import Reporting

@Suite struct SARIFTextTests {
  @Test(arguments: [
    ("plain [list] (text)", "plain [list] (text)"), ("{0}", "{{0}}"), ("[x](https://x)", "[x] (https://x)"),
    ("\u{1B}", "\\u{{1B}}"),
  ])
  func `Nothing is an argument or a link`(raw: String, text: String) {
    #expect(SARIFText.escape(raw) == text)
  }
}
