/// Whether two models share a base, in the words of the answer.
package struct CommonBase: Sendable, Equatable {
  package enum Shared: String, Sendable {
    case yes, no, unknown
  }

  package var shared: Shared
  /// Nearest common initialisation.
  package var base: NodeSummary?
  /// Where no derivation joins the two: the models that are matched, one of each side's initialisation chain.
  package var match: [NodeSummary] = []
  /// Number of derivations from the base, or from the matched model, to each side.
  package var distances: [Int]
  /// The weakest knowledge of any edge in between; nil for an artifact and itself.
  package var known: Knowledge?
  /// Models whose unrecorded origin keeps the answer open, by name.
  package var open: [String]

  package var json: JSONValue {
    .members([
      "shared": .string(shared.rawValue), "base": base.map { .string($0.name) },
      "distances": distances.isEmpty ? nil : .array(distances.map { JSONValue($0) }),
      "match": match.isEmpty ? nil : .array(match.map { .string($0.name) }),
      "known": known.map { .string($0.rawValue) }, "open": open.isEmpty ? nil : .array(open.map { .string($0) }),
    ])
  }
}

extension LineageGraph {
  /// Of any version of the one and any of the other: the nearest base where two share one; no only where no two may.
  /// - Throws: `InputError` when one of them is a dataset.
  package func common(
    _ left: [NodeID], _ right: [NodeID], matches: BaseMatches = .init()
  ) throws(InputError) -> CommonBase {
    var answers: [CommonBase] = []
    for one in left { for other in right { answers.append(try common(one, other, matches: matches)) } }
    let shared = answers.filter { $0.shared == .yes }
    if let nearest = shared.min(by: { $0.distances.reduce(0, +) < $1.distances.reduce(0, +) }) { return nearest }
    var answer = answers.first { $0.shared == .unknown } ?? answers.first
    answer?.open = Set(answers.flatMap(\.open)).sorted()
    return answer ?? CommonBase(shared: .unknown, base: nil, distances: [], known: nil, open: [])
  }

  /// A recorded base comes before a match, and a match before an answer that stays open.
  /// - Throws: `InputError` when one of them is a dataset.
  package func common(
    _ left: NodeID, _ right: NodeID, matches: BaseMatches = .init()
  ) throws(InputError) -> CommonBase {
    for node in [left, right] where kind(of: node) != .model {
      throw InputError("'\(name(of: node))' is a dataset; a shared base is a question about models")
    }
    if left == right { return CommonBase(shared: .yes, base: summary(left), distances: [0, 0], known: nil, open: []) }
    let recorded = sharedBase(left, right)
    if case .yes(let base, let distances, let known) = recorded {
      return CommonBase(
        shared: .yes, base: summary(base), distances: [distances.0, distances.1], known: known, open: [])
    }
    if let match = match(left, right, among: matches) { return common(left, right, by: match) }
    if recorded == .no { return CommonBase(shared: .no, base: nil, distances: [], known: nil, open: []) }
    let open = Set(roots(of: left).open + roots(of: right).open).map { name(of: $0) }
    return CommonBase(shared: .unknown, base: nil, distances: [], known: nil, open: Set(open).sorted())
  }

  private func common(_ left: NodeID, _ right: NodeID, by match: BaseMatch) -> CommonBase {
    let distances = [(left, match.left), (right, match.right)].map { initialisations(of: $0)[$1] ?? 0 }
    return CommonBase(
      shared: .yes, base: nil, match: [summary(match.left), summary(match.right)], distances: distances,
      known: .inferred, open: [])
  }
}
