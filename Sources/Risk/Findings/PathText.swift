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
  static func isOrderedBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.path.count != right.path.count { return left.path.count < right.path.count }
    return (left.artifact, left.pathText, left.message) < (right.artifact, right.pathText, right.message)
  }
}
