import Testing

@testable import Evaluation

@Suite("Numbers in explanations")
struct WordingTests {
  @Test(arguments: [(0.673, "67.3"), (-0.04, "-4.0"), (0, "0.0"), (-0.0001, "0.0"), (1, "100.0"), (0.0004, "0.0")])
  func points(value: Double, text: String) { #expect(Wording.points(value) == text) }

  @Test(arguments: [(0.15, "15"), (0.975, "97.5"), (0.95, "95")])
  func percent(value: Double, text: String) { #expect(Wording.percent(value) == text) }

  @Test(arguments: [
    (0.034, "p = 0.034"), (1, "p = 1.000"), (1.234e-6, "p = 1.2e-6"), (0, "p < 1e-300"), (0.0004, "p = 4.0e-4"),
  ])
  func p(value: Double, text: String) { #expect(Wording.p(value) == text) }

  @Test func lists() {
    #expect(Wording.list(["a"]) == "a" && Wording.list(["a", "b", "c"]) == "a, b and c" && Wording.list([]) == "")
    #expect(Wording.count(1, "question") == "1 question" && Wording.count(2, "question") == "2 questions")
  }
}
