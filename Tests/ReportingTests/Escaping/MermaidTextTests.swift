import Reporting
import Testing

@Suite struct MermaidTextTests {
  @Test(arguments: [
    ("control-1 … control-6", "control-1 … control-6"), ("\"]-->", "#34;#93;--#62;"), ("a#b;", "a#35;b#59;"),
    ("```", "#96;#96;#96;"), ("org/name@rev", "org/name#64;rev"), ("finetuned (base)", "finetuned (base)"),
  ])
  func `Nothing can end a label`(raw: String, escaped: String) {
    #expect(MermaidText.escape(raw) == escaped)
  }
}
