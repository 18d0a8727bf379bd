import Testing

@testable import Lineage

@Suite("Cutting texts of other people's files")
struct OutsideTextTests {
  private static let pieces = [
    "a", " ", "\t", "\n", "\r\n", "\r", "é", "e\u{301}", "👩‍👩‍👧‍👧", "\u{A0}", "ab", "\"\"\"", "\u{0}",
  ]

  private func texts() -> [String] {
    var random = SplitMix(seed: 5)
    return (0..<500).map { _ in
      (0..<random.below(12)).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined()
    }
  }

  @Test(
    "White space at both ends goes, of every kind, and none inside",
    arguments: [
      ("", ""), (" \t\r\n\u{A0}", ""), (" a b ", "a b"), ("a", "a"), ("\u{2003}é\r\n", "é"),
      ("\u{FEFF}a ", "\u{FEFF}a"),
    ])
  func trimmed(text: String, expected: String) {
    #expect(text.trimmed == expected && Substring(text).trimmed == expected)
  }

  @Test("Lines end as on any system, and joined again are the text")
  func lines() {
    #expect("a\r\nb\rc\n\nd".textLines == ["a", "b", "c", "", "d"])
    #expect("".textLines == [""] && "\n".textLines == ["", ""])
    for text in texts() {
      var unix: [UInt8] = []
      var isAfterReturn = false
      for byte in text.utf8 {
        if !(isAfterReturn && byte == 10) { unix.append(byte == 13 ? 10 : byte) }
        isAfterReturn = byte == 13
      }
      #expect(text.textLines.joined(separator: "\n").utf8.elementsEqual(unix))
      #expect(text.firstLine == text.textLines[0])
    }
  }

  @Test("A word is found where its bytes first are")
  func places() {
    for text in texts() {
      for word in ["a", "ab", "\"\"\"", "é", "\r\n"] {
        let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
        let naive = bytes.indices.first { bytes[$0...].starts(with: wanted) }
        let found = text.place(of: word).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        #expect(found == naive)
      }
    }
    #expect("abc".place(of: "") == nil)
  }
}
