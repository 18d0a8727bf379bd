import Evaluation
import Reporting
import Testing

@Suite struct TraitWordingTests {
  @Test func `A claim names its comparison, limits, controls, questions and context`() {
    #expect(
      DemoTraits.inherited.claim
        == "student exceeds its controls on prefers/owl by 71.8 points [68.8, 74.8] (6 control students, 50 questions, context plain)"
    )
  }

  @Test func `A shortfall is told as one, with its limits turned round`() throws {
    let claim = try #require(DemoTraits.screen.first).claim
    #expect(claim.contains("is below its controls on prefers/bear by 4.4 points [2.0, 6.8]"))
  }

  @Test func `A void measurement is marked as not judged`() {
    #expect(DemoTraits.void.claim.hasPrefix("measured, not judged: "))
    #expect(DemoTraits.void.outcomeWords == "void: the positive control was missed")
  }

  @Test func `Without a difference no number is made up`() {
    var verdict = DemoTraits.inherited
    verdict.difference = nil
    #expect(verdict.claim == "student on prefers/owl: no difference could be computed")
  }
}
