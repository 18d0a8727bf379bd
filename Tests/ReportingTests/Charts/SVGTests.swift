import Testing

@testable import Reporting

@Suite struct SVGTests {
  @Test(arguments: [
    (1.5, "1.5"), (-0.05, "-0.05"), (2, "2"), (0.129, "0.13"), (.nan, "0"), (-0.001, "0"), (10.1, "10.1"),
  ])
  func `Numbers are short and never in exponents`(value: Double, text: String) {
    #expect(SVG.number(value) == text)
  }
}
