/// How the bases of teacher and student relate, from the most to the least at risk.
package enum BaseRelation: Int, Comparable, Sendable {
  case shared, matched, unknown, different

  package static func < (left: BaseRelation, right: BaseRelation) -> Bool { left.rawValue < right.rawValue }
}

/// The relations of many pairs of models; a pair that the lists of sources do not decide is searched once.
struct BaseRelations {
  private let graph: LineageGraph
  let matches: BaseMatches
  /// The models that start from one that is matched: no others can be.
  private let matchable: Set<Int>
  private var searched: [UInt64: BaseRelation] = [:]

  /// O(what starts from matched models).
  init(graph: LineageGraph, matches: BaseMatches) {
    self.graph = graph
    self.matches = matches
    let models = matches.models
    matchable = Set(models + graph.descendants(of: models, via: .initialisation).map(\.node))
  }

  /// Models of one class have the same relation to every other: the number of the list of their sources. A model without
  /// one is a class of its own, and so is one that may be matched, because matches speak of single models.
  func baseClass(_ model: UInt32) -> UInt32 {
    let set = graph.packed.baseSet[Int(model)]
    return set == BaseSets.unlisted || isMatchable(Int(model)) ? 1 << 31 | model : set
  }

  private func isMatchable(_ model: Int) -> Bool { !matchable.isEmpty && matchable.contains(model) }

  @inline(__always)
  mutating func relation(teacher: Int, student: Int) -> BaseRelation {
    let sources = graph.packed.sources(teacher, student)
    if sources == .shared { return .shared }
    if sources != .unlisted, !isMatchable(teacher) || !isMatchable(student) {
      return sources == .unknown ? .unknown : .different
    }
    return searchedRelation(teacher, student)
  }

  private mutating func searchedRelation(_ teacher: Int, _ student: Int) -> BaseRelation {
    let (first, second) = (UInt32(truncatingIfNeeded: teacher), UInt32(truncatingIfNeeded: student))
    let pair = UInt64(baseClass(first)) << 32 | UInt64(baseClass(second))
    if let known = searched[pair] { return known }
    let relation: BaseRelation =
      switch graph.sharedBase(student, teacher) {
      case .yes: .shared
      case _ where graph.match(student, teacher, among: matches) != nil: .matched
      case .unknown: .unknown
      case .no: .different
      }
    searched[pair] = relation
    return relation
  }
}
