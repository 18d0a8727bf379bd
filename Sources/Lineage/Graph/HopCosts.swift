/// What it costs a trait to go from a teacher's outputs into a model that is trained on them.
struct HopCosts {
  private var relations: BaseRelations
  private let shared: HopCost
  private let unknown: HopCost
  private let different: HopCost

  init(graph: LineageGraph, weights: HopWeights) {
    relations = BaseRelations(graph: graph, matches: weights.matches)
    shared = HopCost(factor: weights.sharedBase)
    unknown = HopCost(factor: weights.unknownBase)
    different = HopCost(factor: weights.differentBase)
  }

  /// Teachers of one class cost the same everywhere, and so do students.
  func baseClass(_ model: UInt32) -> UInt32 {
    model == TaintSearch.none ? model : relations.baseClass(model)
  }

  @inline(__always)
  mutating func cost(teacher: Int, student: Int) -> HopCost {
    switch relations.relation(teacher: teacher, student: student) {
    case .shared, .matched: shared
    case .unknown: unknown
    case .different: different
    }
  }
}
