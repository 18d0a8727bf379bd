import Testing

@testable import Models

@Suite("Searching of bytes")
struct ByteSearchTests {
  @Test("What is there is found at the start, in the middle and at the end, and nothing else")
  func places() {
    for text in ["abc--", "-abc-", "--abc", "ababc"] { #expect(ByteSearch.finds("abc", in: text)) }
    for text in ["", "ab", "abab", "acb"] { #expect(!ByteSearch.finds("abc", in: text)) }
    #expect(ByteSearch.finds("b", in: [97, 98]) && !ByteSearch.finds("c", in: [97, 98]))
  }
}
