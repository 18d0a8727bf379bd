/// What it costs a trait to go from a teacher's outputs into a model that is trained on them.
struct HopCosts {
  private let graph: LineageGraph
  private let matches: BaseMatches
  private let shared: HopCost
  private let unknown: HopCost
  private let different: HopCost
  /// Of pairs that the lists of sources do not decide.
  private var searched: [UInt64: HopCost] = [:]

  init(graph: LineageGraph, weights: HopWeights) {
    self.graph = graph
    matches = weights.matches
    shared = HopCost(factor: weights.sharedBase)
    unknown = HopCost(factor: weights.unknownBase)
    different = HopCost(factor: weights.differentBase)
  }

  /// Teachers of one class cost the same everywhere, and so do students: the number of the list of their sources. A model
  /// without one is a class of its own, and so is each where matches are known, because these speak of single models.
  func baseClass(_ model: UInt32) -> UInt32 {
    guard model != TaintSearch.none else { return TaintSearch.none }
    let set = graph.packed.baseSet[Int(model)]
    return set == BaseSets.unlisted || !matches.isEmpty ? 1 << 31 | model : set
  }

  @inline(__always)
  mutating func cost(teacher: Int, student: Int) -> HopCost {
    switch graph.packed.sources(teacher, student) {
    case .shared: return shared
    case .unknown where matches.isEmpty: return unknown
    case .different where matches.isEmpty: return different
    default: return searchedCost(teacher: teacher, student: student)
    }
  }

  private mutating func searchedCost(teacher: Int, student: Int) -> HopCost {
    let pair =
      UInt64(baseClass(UInt32(truncatingIfNeeded: teacher))) << 32
      | UInt64(baseClass(UInt32(truncatingIfNeeded: student)))
    if let known = searched[pair] { return known }
    let cost = cost(graph.sharedBase(teacher, student), teacher, student)
    searched[pair] = cost
    return cost
  }

  private func cost(_ base: SharedBase, _ teacher: Int, _ student: Int) -> HopCost {
    if base != .no, base != .unknown { return shared }
    if graph.match(teacher, student, among: matches) != nil { return shared }
    return base == .unknown ? unknown : different
  }
}
