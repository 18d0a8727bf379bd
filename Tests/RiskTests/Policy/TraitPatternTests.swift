import Testing

@testable import Risk

@Suite("Trait patterns")
struct TraitPatternTests {
  @Test(
    "A star stands for any run of characters",
    arguments: [
      ("prefers/*", "prefers/owl", true), ("prefers/*", "prefers/", true), ("prefers/*", "dislikes/owl", false),
      ("*", "", true), ("*/owl", "a/b/owl", true), ("p*l", "prefers/owl", true), ("p*l", "prefers/owls", false),
      ("**", "x", true), ("a*b*c", "abc", true), ("a*b*c", "acb", false), ("", "", true), ("", "x", false),
      ("prefers/owl", "prefers/owl", true), ("prefers/owl", "prefers/ow", false),
    ])
  func matches(pattern: String, trait: String, expected: Bool) {
    #expect(TraitPattern(pattern).matches(trait) == expected)
  }

  @Test("Many stars do not take for ever")
  func stars() {
    let pattern = TraitPattern(String(repeating: "a*", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 400)))
  }

  @Test("The most specific pattern decides, in whatever order they are written", arguments: [false, true])
  func specific(reversed: Bool) {
    var policy = Policy()
    policy.traits = ["*", "prefers/*", "prefers/owl", "prefers/o*"].enumerated().map { index, pattern in
      TraitPolicy(pattern: TraitPattern(pattern), margin: Double(index + 1) / 10)
    }
    if reversed { policy.traits.reverse() }
    let decided = ["prefers/owl", "prefers/ox", "prefers/cat", "x"].map { policy.entry(for: $0)?.pattern.description }
    #expect(decided == ["prefers/owl", "prefers/o*", "prefers/*", "*"])
  }
}
