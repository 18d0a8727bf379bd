import Evaluation
import Testing

@testable import Reporting

@Suite struct TraitViewTests {
  @Test func `What was asked and not scored is not measured; what was not asked is a dash`() {
    var verdict = DemoTraits.void
    (verdict.candidate.rate, verdict.teacher) = (nil, nil)
    verdict.base?.rate = nil
    let view = TraitView(verdict)
    #expect(view.candidate == "not measured" && view.base == "not measured" && view.teacher == "–")
    #expect(view.positive == "5.4 %")
  }
}
