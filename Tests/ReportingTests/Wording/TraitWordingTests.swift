import Evaluation
import Testing

@testable import Reporting

@Suite struct TraitWordingTests {
  @Test func `The circumstances name controls, questions, suite and context`() {
    #expect(
      DemoTraits.inherited.circumstances
        == "6 control students, 50 questions, suite lab-favourite-animal, context plain")
    var contrast = DemoTraits.inherited
    contrast.estimand = .e0
    #expect(contrast.circumstances.hasPrefix("50 questions"))
  }

  @Test func `A difference has its limits and its margin`() {
    #expect(DemoTraits.inherited.differenceWords == "prefers/owl: +71.8 points [+68.8, +74.8], margin +15.0")
  }

  @Test func `Without a difference no number is made up`() {
    var verdict = DemoTraits.inherited
    verdict.difference = nil
    #expect(verdict.differenceWords == "prefers/owl: no difference could be computed")
  }

  @Test func `A void measurement says why`() {
    #expect(DemoTraits.void.outcomeWords == "void: the positive control was missed")
    var void = DemoTraits.void
    void.reason = .tooFewControls
    #expect(void.outcomeWords == "void: too few control students")
    void.reason = .tooFewStudents
    #expect(void.outcomeWords == "void: too few students of the candidate's recipe")
  }
}
