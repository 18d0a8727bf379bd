extension Finding {
  /// The path as one line of names: `base-a → teacher → numbers → student; base-a → student`. A waiver names it.
  package var pathText: String {
    var text = ""
    var end: String?
    for (index, hop) in path.enumerated() {
      if index == Self.shownHops, let omitted {
        text += " → … \(omitted.count)\(OmittedHops.words) → \(hop.from)"
        end = hop.from
      }
      if hop.from != end { text += (text.isEmpty ? "" : "; ") + hop.from }
      text += " → " + hop.to
      end = hop.to
    }
    return text
  }

  /// Number of hops, those that are not shown included.
  package var length: Int { path.count + (omitted?.count ?? 0) }

  /// Most severe first, then by rule, shortest path, and names: the same findings are always in the same order. What
  /// stands for many comes after those of its rule that are listed.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.map { (finding: $0, path: $0.pathText) }
    return keyed.sorted { left, right in
      let (first, second) = (left.finding, right.finding)
      if first.severity != second.severity { return first.severity > second.severity }
      if first.rule != second.rule { return first.rule < second.rule }
      if (first.number > 1) != (second.number > 1) { return second.number > 1 }
      if first.length != second.length { return first.length < second.length }
      let (one, other) = (
        (first.artifact, left.path, first.message), (second.artifact, right.path, second.message)
      )
      return one == other ? first.traits.lexicographicallyPrecedes(second.traits) : one < other
    }.map(\.finding)
  }
}
