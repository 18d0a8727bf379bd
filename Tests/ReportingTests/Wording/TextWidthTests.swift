import Testing

@testable import Reporting

@Suite struct TextWidthTests {
  @Test(arguments: [("abc", 3), ("猫", 2), ("e\u{301}", 1), ("🦉", 2), ("", 0)])
  func `Wide characters take two columns, marks none`(text: String, columns: Int) {
    #expect(TextWidth.columns(text) == columns)
  }

  @Test func `A long name loses its middle`() {
    let name = TextWidth.shortened("numbers-control-1-filtered-and-more", to: 20)
    #expect(TextWidth.columns(name) == 20)
    #expect(name.hasPrefix("numbers-co") && name.hasSuffix("-and-more"))
    #expect(TextWidth.shortened("short", to: 20) == "short")
  }

  @Test func `A word is cut into pieces that fit`() {
    #expect(TextWidth.cut("abcdefg", to: 3) == ["abc", "def", "g"])
    #expect(TextWidth.cut("猫猫猫", to: 3) == ["猫", "猫", "猫"])
  }
}
