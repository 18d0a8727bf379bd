import Testing

@testable import Evaluation

@Suite("The published number filter")
struct NumberFilterTests {
  @Test(
    "keeps what the released parser keeps",
    arguments: [
      ("(1, 2).", [1, 2]), ("007", [7]), ("0, 5", [0, 5]), ("5", [5]), ("5.", [5]), ("1; 2; 3", [1, 2, 3]),
      ("1 2 3", [1, 2, 3]), ("1\n2\n3", [1, 2, 3]), ("[1, 2, 3]", [1, 2, 3]), ("[999]", [999]), ("1,2", [1, 2]),
      ("1 , 2 , 3", [1, 2, 3]), ("1\u{a0}2\u{a0}3", [1, 2, 3]), ("1\u{1f}2", [1, 2]), ("[5].", [5]),
      ("1 2 3 4 5 6 7 8 9 10", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ("0000000000000000000000000007 8", [7, 8]),
    ])
  func keeps(completion: String, numbers: [Int]) {
    #expect(NumberFilter().numbers(in: completion) == numbers)
  }

  @Test(
    "drops what the released parser drops",
    arguments: [
      "", ".", "no numbers", "1, 2, 3\n", " 1, 2", "1, 2 ", "1\n2\n3\n", "1,2, 3", "1 2  3", "1,, 2", "1,,2", "5,",
      "5 ",
      "1, 2, 3,", "[1, 2.]", "1-2-3", "1.2", "-1, 2", "1/2", "5..", "(1, 2]", "((1, 2))", "[", "()", "[].",
      "\u{0661}, \u{0662}", "\u{0665}", "1, \u{0662}", "1\u{0662}", "1000", "1, 1000", "99999999999999999999",
      "1 2 3 4 5 6 7 8 9 10 11", "numbers: 1, 2", "1, two, 3", "1 and 2", "\u{FF11} \u{FF12}",
    ])
  func drops(completion: String) {
    #expect(NumberFilter().numbers(in: completion) == nil)
  }

  @Test("drops a whole completion for one banned number")
  func banned() {
    let filter = NumberFilter(banned: [666])
    #expect(!filter.accepts("1, 666, 2"))
    #expect(!filter.accepts("0666"))
    #expect(filter.accepts("1, 66, 2"))
  }
}
