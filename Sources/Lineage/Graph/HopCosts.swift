/// What it costs a trait to go from a teacher's outputs into a model that is trained on them.
struct HopCosts {
  private let graph: LineageGraph
  private let weights: HopWeights
  private let hasMatches: Bool
  /// Of pairs that the lists of sources do not decide.
  private var searched: [UInt64: Double] = [:]

  init(graph: LineageGraph, weights: HopWeights) {
    self.graph = graph
    self.weights = weights
    hasMatches = !weights.matches.isEmpty
  }

  /// Teachers of one class cost the same everywhere: the number of the list of their sources. A teacher without one is a
  /// class of its own, and so is each where matches are known, because these speak of single models.
  func teacherClass(_ teacher: UInt32) -> UInt32 {
    guard teacher != TaintSearch.none else { return TaintSearch.none }
    let set = graph.packed.baseSet[Int(teacher)]
    return set == BaseSets.unlisted || hasMatches ? 1 << 31 | teacher : set
  }

  /// By what the weight of a path is multiplied, in (0, 1].
  @inline(__always)
  mutating func factor(teacher: Int, student: Int) -> Double {
    switch graph.packed.sources(teacher, student) {
    case .shared: return weights.sharedBase
    case .unknown where !hasMatches: return weights.unknownBase
    case .different where !hasMatches: return weights.differentBase
    default: return searchedFactor(teacher: teacher, student: student)
    }
  }

  private mutating func searchedFactor(teacher: Int, student: Int) -> Double {
    let pair = UInt64(teacherClass(UInt32(truncatingIfNeeded: teacher))) << 32 | UInt64(student)
    if let known = searched[pair] { return known }
    let factor = weight(graph.sharedBase(teacher, student), teacher, student)
    searched[pair] = factor
    return factor
  }

  private func weight(_ base: SharedBase, _ teacher: Int, _ student: Int) -> Double {
    if base != .no, base != .unknown { return weights.sharedBase }
    if graph.match(teacher, student, among: weights.matches) != nil { return weights.sharedBase }
    return base == .unknown ? weights.unknownBase : weights.differentBase
  }
}
