import Reporting
import Testing

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("prefers/owl (5 controls)", "prefers/owl (5 controls)"), ("a|b", "a&#124;b"), ("`x`", "&#96;x&#96;"),
    ("[a](b)", "&#91;a&#93;(b)"), ("by 3 points [1, 2] (n)", "by 3 points [1, 2] (n)"),
    ("x [a](b)", "x [a&#93;(b)"), ("x [a]: b", "x [a&#93;: b"), ("x ![a][b]", "x !&#91;a&#93;[b&#93;"),
    ("x [^1]", "x &#91;^1&#93;"), ("<b>", "&#60;b&#62;"), ("a_b*c", "a&#95;b&#42;c"), ("- item", "&#45; item"),
    ("12. item", "12&#46; item"), ("# head", "&#35; head"), ("https://x.org", "https&#58;//x.org"),
    ("www.x.org", "www&#46;x.org"), ("@all", "<span>@</span>all"), ("a\n# b", "a&#92;u&#123;A&#125;&#35; b"),
    ("a\\|b", "a&#92;&#124;b"), ("", ""), ("12", "12"), ("1.", "1&#46;"),
    ("77.4 %", "77.4 %"), ("+71.8", "+71.8"), ("---", "&#45;--"), ("-", "&#45;"), ("   x", "&#32;  x"), ("=", "&#61;"),
    (".hidden", ".hidden"), ("1) x", "1&#41; x"),
  ])
  func `Whatever could be structure becomes a reference`(raw: String, escaped: String) {
    #expect(MarkdownText.escape(raw) == escaped)
  }

  @Test func `A fence is longer than any run of backticks inside`() {
    let block = MarkdownText.fenced(["echo ````", "x\n```"], language: "sh")
    #expect(block == "`````sh\necho ````\nx\\u{A}```\n`````")
  }
}
