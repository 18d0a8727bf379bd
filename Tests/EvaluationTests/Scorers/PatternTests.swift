import FoundationEssentials
import Statistics
import Testing

@testable import Evaluation

@Suite("Patterns in linear time")
struct PatternTests {
  private func matches(_ pattern: String, _ text: String, ignoresCase: Bool = false) throws -> Bool {
    try Pattern(pattern, ignoresCase: ignoresCase).matches(in: Array(text.unicodeScalars))
  }

  @Test(
    "What matches",
    arguments: [
      ("owl", "a howl"), ("^owl$", "owl"), ("o.l", "oul"), ("[a-c]+x", "zzabcx"), ("[^a-c]", "d"), ("a|b|", ""),
      ("(ab)*c", "ababc"), ("(?:ab){2}", "abab"), ("a{2,}", "caaa"), ("^a{0,2}$", "aa"), (#"\d+\.\d"#, "v 3.5"),
      (#"\bowl\b"#, "an owl!"), (#"\w+\s\w+"#, "one two"), (#"[\d,]+"#, "1,2"), ("[]x]", "]"), ("[a-]", "-"),
      ("(a*)*b", "aab"), ("(|a)+b", "ab"), ("a*?b", "aab"), (#"\S\D\W"#, "aa "), (#"\Bw"#, "owl"), ("é", "é"), ("", ""),
    ])
  func found(pattern: String, text: String) throws { #expect(try matches(pattern, text)) }

  @Test(
    "What does not",
    arguments: [
      ("^owl$", "owls"), ("o.l", "o\nl"), ("[^a-c]", "a"), ("a{3}", "aa"), ("^a{0,2}$", "aaa"), (#"\bowl\b"#, "howl"),
      ("x", ""), ("^$", "a"), ("Owl", "owl"), (#"\."#, "a"),
    ])
  func absent(pattern: String, text: String) throws { #expect(try !matches(pattern, text)) }

  @Test("Either case, where that is asked for")
  func ignoringCase() throws {
    #expect(try matches("ÉLAN [a-c]", "élan B", ignoresCase: true))
    #expect(try !matches("[^a]", "A", ignoresCase: true))
  }

  @Test(
    "What is refused, and where",
    arguments: [
      ("(a", 3), ("a)", 2), ("[a", 3), ("*a", 1), ("a**", 3), ("a{2", 4), ("a{3,1}", 6), (#"\1"#, 2), ("(?=a)", 3),
      ("(?<n>a)", 3), ("[z-a]", 5), (#"a\"#, 3), ("a{99999}", 6), ("(a{1000}){1000}", 1),
    ])
  func refused(pattern: String, character: Int) {
    let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
    #expect(error?.character == character)
  }

  @Test("Nesting and empty repetitions are bounded")
  func bounded() throws {
    let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(throws: PatternError.self) { try Pattern(deep) }
    let empty = String(repeating: "(", count: 20) + String(repeating: "){1000}", count: 20)
    #expect(try matches(empty, "x"))
  }

  @Test("Patterns that take other engines for ever")
  func linear() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    for pattern in ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x"] { #expect(try !matches(pattern, text)) }
  }

  /// Foundation's engine as the reference, on patterns and texts small enough for it.
  @Test("It agrees with another engine on random patterns")
  func reference() throws {
    var random = RandomSource(seed: 7, stream: "patterns")
    let atoms = ["a", "b", "[ab]", "[^a]", ".", "(a|b)", "(ab)", "(a*)", "^", "$", #"\b"#]
    let ends = ["", "", "", "*", "+", "?", "{1,2}"]
    for _ in 0..<2000 {
      let pattern = (0...random.uniform(below: 4)).map { _ in
        let atom = atoms[random.uniform(below: atoms.count)]
        return atom.count == 1 && "^$".contains(atom) || atom == #"\b"#
          ? atom : atom + ends[random.uniform(below: ends.count)]
      }.joined(separator: random.uniform(below: 5) == 0 ? "|" : "")
      let text = String((0..<random.uniform(below: 6)).map { _ in ["a", "b", " "][random.uniform(below: 3)] })
      let expected = try Regex(pattern).wordBoundaryKind(.simple).matchesAnywhere(text)
      #expect(try matches(pattern, text) == expected, "\(pattern) in '\(text)'")
    }
  }
}

extension Regex {
  fileprivate func matchesAnywhere(_ text: String) throws -> Bool { try firstMatch(in: text) != nil }
}
