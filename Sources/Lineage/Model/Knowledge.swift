/// How an edge is known, from the weakest to the strongest.
package enum Knowledge: String, Sendable, CaseIterable, Codable, Comparable {
  case inferred, imported, declared, verified

  package static func < (left: Knowledge, right: Knowledge) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .inferred: 0
    case .imported: 1
    case .declared: 2
    case .verified: 3
    }
  }
}
