import Statistics
import Testing

@Suite struct FiguresTests {
  @Test(arguments: [(0.7744, "77.4 %"), (0, "0.0 %"), (1, "100.0 %"), (0.00049, "0.0 %"), (.nan, "n/a")])
  func `Rates are percentages with one decimal`(rate: Double, text: String) {
    #expect(Figures.percent(rate) == text)
  }

  @Test(arguments: [
    (0.7182, "+71.8"), (-0.044, "\u{2212}4.4"), (0, "0.0"), (-0.0001, "0.0"), (0.0001, "0.0"), (.infinity, "n/a"),
  ])
  func `Differences carry their sign unless they round to nothing`(difference: Double, text: String) {
    #expect(Figures.points(difference) == text)
  }

  @Test func `Limits are in points`() {
    #expect(Figures.points(Interval(low: -0.0404, high: 0.0933, confidence: 0.95)) == "[\u{2212}4.0, +9.3]")
  }

  @Test(arguments: [
    (0.034, "0.034"), (0.001, "0.001"), (0.000999, "1.0e-3"), (3.41e-8, "3.4e-8"), (9.96e-5, "1.0e-4"), (1, "1.000"),
    (0, "< 1e-300"), (.leastNonzeroMagnitude, "< 1e-300"), (.nan, "n/a"), (-1, "n/a"),
  ])
  func `Small chances get an exponent`(value: Double, text: String) {
    #expect(Figures.p(value) == text)
  }

  @Test(arguments: [(0.673, "67.3"), (-0.04, "\u{2212}4.0"), (0, "0.0"), (-0.0001, "0.0"), (1, "100.0"), (.nan, "n/a")])
  func `Shares are in points`(value: Double, text: String) { #expect(Figures.hundredths(value) == text) }

  @Test(arguments: [(0.15, "15"), (0.975, "97.5"), (0.95, "95")])
  func `Levels have no needless decimals`(value: Double, text: String) { #expect(Figures.level(value) == text) }

  @Test(arguments: [(0.034, "p = 0.034"), (1.234e-6, "p = 1.2e-6"), (0, "p < 1e-300")])
  func `A chance is an equation`(value: Double, text: String) { #expect(Figures.pEquation(value) == text) }

  @Test func `Words are counted and listed`() {
    #expect(Figures.count(1, "question") == "1 question" && Figures.count(2, "question") == "2 questions")
    #expect(Figures.list(["a"]) == "a" && Figures.list(["a", "b", "c"]) == "a, b and c" && Figures.list([]) == "")
  }

  @Test func `A number beyond all bounds is no text and no trap`() {
    #expect(Figures.fixed(.greatestFiniteMagnitude, digits: 1) == nil)
    #expect(Figures.fixed(-1e11, digits: 2) == "\u{2212}100000000000.00")
  }
}
