import Evaluation
import Testing

@testable import Reporting

@Suite struct TerminalTraitsTests {
  private func text(_ traits: [TraitVerdict]) -> String {
    TerminalText.traits(traits).map { $0.text.drop { $0 == " " } }.joined(separator: " ")
  }

  @Test func `What was not detected stands in one line for each comparison`() {
    var traits = DemoTraits.allNotDetected("control-3")
    traits[3].margin = 0.05
    let text = text(traits)
    #expect(text.contains("15 traits not detected above the margin of 15 points; the largest one-sided upper limit "))
    #expect(text.contains("prefers/dog: not detected above the margin of 5 points; the one-sided upper limit is "))
    #expect(text.contains("5 control students, 50 questions, suite lab-favourite-animal, context plain"))
  }

  @Test func `A raised trait has its explanation once`() {
    let text = text([DemoTraits.inherited])
    #expect(text == "prefers/owl: inherited " + DemoTraits.inherited.explanation)
  }

  @Test func `What ails all traits of a suite is explained once`() {
    let traits = ["owl", "cat", "fox"].map { animal in
      var verdict = DemoTraits.void
      verdict.trait = "prefers/\(animal)"
      verdict.explanation = DemoTraits.void.explanation.replacing("prefers/owl", with: verdict.trait)
      return verdict
    }
    let text = text(traits)
    #expect(text.split(separator: "Nothing can be said about").count == 2)
    #expect(text.hasSuffix("The same holds for prefers/cat and prefers/fox."))
  }

  @Test func `The screen is counted by outcome`() {
    var traits = DemoTraits.screen
    traits[0].outcome = .inconclusive
    #expect(text(traits) == "15 screened traits: 1 inconclusive and 14 not detected")
  }
}
