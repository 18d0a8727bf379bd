package import Lineage

extension Suite {
  /// Puts a scorer that needs no settings, or the suite's own, in place of the suite's.
  /// - Throws: `InputError` with the nearest name for any other.
  package mutating func replaceScorer(_ name: String) throws(InputError) {
    if name == scorer.kind.rawValue { return }
    switch name {
    case ScorerRule.Kind.word.rawValue: scorer = .word(WordRule())
    case ScorerRule.Kind.substring.rawValue: scorer = .substring
    default:
      let known = ["word", "substring", scorer.kind.rawValue]
      throw InputError(
        "'\(name)' is no scorer that works without settings, and not that of the suite", field: "--scorer",
        expected: Set(known).sorted(), nearest: Spelling.nearest(to: name, among: known))
    }
  }
}
