import Evaluation
import Statistics
import Testing

@testable import Reporting

@Suite struct ForestPlotTests {
  @Test func `Limits wider than any rate are cut with an arrow`() {
    var verdict = DemoTraits.inconclusive
    verdict.differenceInterval = Interval(low: -5, high: 5, confidence: 0.95)
    let strip = ForestPlot([verdict]).strip(verdict)
    #expect(strip.contains("M6-5 0 0 6 5"))
    #expect(strip.contains("M-6-5 0 0-6 5"))
  }

  @Test func `A trait without numbers has a strip without marks`() {
    var verdict = DemoTraits.void
    (verdict.difference, verdict.differenceInterval) = (.nan, Interval(low: .nan, high: .nan, confidence: 0.95))
    let strip = ForestPlot([verdict]).strip(verdict)
    #expect(!strip.contains("interval"))
    #expect(!strip.contains("class=\"point"))
    #expect(strip.contains("margin"))
  }
}
