import Evaluation
import Testing

@testable import Reporting

@Suite struct RateStripTests {
  private func count(_ part: String, in text: String) -> Int { text.split(separator: part).count - 1 }

  @Test func `Each model with a rate has a mark, the base a line`() {
    let strip = RateStrip.strip(DemoTraits.inherited)
    #expect(count("class=\"mark control\"", in: strip) == DemoTraits.inherited.controls.count)
    for kind in ["candidate", "teacher", "positive", "base"] {
      #expect(count("class=\"mark \(kind)\"", in: strip) == 1)
    }
  }

  @Test func `A model of which nothing was scored has no mark, and the label says so`() {
    var verdict = DemoTraits.inherited
    verdict.candidate.rate = nil
    verdict.base?.rate = nil
    verdict.controls[1].rate = nil
    let strip = RateStrip.strip(verdict)
    #expect(count("class=\"mark control\"", in: strip) == verdict.controls.count - 1)
    #expect(!strip.contains("mark candidate") && !strip.contains("mark base"))
    #expect(
      strip.contains("candidate not measured; controls 4.1 %, not measured, ") && strip.contains("base not measured"))
  }
}
