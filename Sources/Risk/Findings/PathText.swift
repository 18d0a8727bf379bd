extension Finding {
  /// The path as one line of names: `base-a → teacher → numbers → student; base-a → student`. A waiver names it.
  package var pathText: String {
    var text = ""
    var end: String?
    for hop in path {
      if hop.from != end { text += (text.isEmpty ? "" : "; ") + hop.from }
      text += " → " + hop.to
      end = hop.to
    }
    return text
  }

  /// Most severe first, then by rule, shortest path, and names: the same findings are always in the same order.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.map { (finding: $0, path: $0.pathText) }
    return keyed.sorted { left, right in
      let (first, second) = (left.finding, right.finding)
      if first.severity != second.severity { return first.severity > second.severity }
      if first.rule != second.rule { return first.rule < second.rule }
      if first.path.count != second.path.count { return first.path.count < second.path.count }
      return (first.artifact, left.path, first.message) < (second.artifact, right.path, second.message)
    }.map(\.finding)
  }
}
