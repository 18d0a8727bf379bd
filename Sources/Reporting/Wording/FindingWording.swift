import Lineage
package import Risk

extension Finding {
  /// The path in one line: `base-a → teacher (finetuned) → …`, each hop with what it is and, unless declared or
  /// verified, how weakly it is known; nil without a path.
  package var pathWords: String? {
    guard let first = path.first else { return nil }
    var text = first.from
    var here = first.from
    for (index, hop) in path.enumerated() {
      if index == Self.shownHops, let omitted {
        text += " → … \(omitted.count)\(OmittedHops.words) → \(hop.from)"
        here = hop.from
      }
      if hop.from == here {
        text += " → \(hop.to) [\(hop.words)]"
        here = hop.to
      } else if hop.to == here {
        text += " ← \(hop.from) [\(hop.words)]"
        here = hop.from
      } else {
        text += "; \(hop.from) → \(hop.to) [\(hop.words)]"
        here = hop.to
      }
    }
    return text
  }
}

extension PathHop {
  /// The edge and how it is known.
  package var words: String { "\(edge), \(known.rawValue)" }
}

extension [Finding] {
  /// How many there are, those included for which one stands.
  var total: Int { reduce(0) { $0 + $1.number } }

  /// The severest first; findings of one severity keep their order.
  var severestFirst: [Finding] {
    enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
  }
}
