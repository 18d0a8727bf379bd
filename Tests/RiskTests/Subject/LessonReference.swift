import Lineage

@testable import Risk

/// The naive reference: walks every path, one by one, and keeps for each teacher and output the worst base and the
/// length of a shortest path with it.
struct LessonReference {
  enum Base: Int, Comparable {
    case shared, unknown, different
    static func < (left: Base, right: Base) -> Bool { left.rawValue < right.rawValue }
  }

  struct Key: Hashable {
    var teacher: Int
    var output: Int
  }

  struct Answer: Equatable {
    var base: Base
    var length: Int
  }

  let graph: LineageGraph
  private(set) var answers: [Key: Answer] = [:]

  init(graph: LineageGraph, node: Int) {
    self.graph = graph
    if graph[node].kind == .model { walkModels(node, length: 0) }
  }

  private mutating func walkModels(_ model: Int, length: Int) {
    walkData(model, student: model, length: length)
    for edge in graph.edges where edge.to == model && edge.isInitialisation {
      walkModels(edge.from, length: length + 1)
    }
  }

  private mutating func walkData(_ node: Int, student: Int, length: Int) {
    for edge in graph.edges where edge.to == node {
      if edge.role == .teacher { note(edge.from, node, student, length + 1) }
      if edge.role == .data { walkData(edge.from, student: student, length: length + 1) }
    }
  }

  private mutating func note(_ teacher: Int, _ output: Int, _ student: Int, _ length: Int) {
    let answer = Answer(base: base(student, teacher), length: length)
    let key = Key(teacher: teacher, output: output)
    if let known = answers[key], (known.base, known.length) <= (answer.base, answer.length) { return }
    answers[key] = answer
  }

  private func base(_ left: Int, _ right: Int) -> Base {
    let (first, second) = (initialisations(left), initialisations(right))
    if !first.isDisjoint(with: second) { return .shared }
    return [left, right].allSatisfy(isClosed) ? .different : .unknown
  }

  private func initialisations(_ model: Int) -> Set<Int> {
    graph.edges.filter { $0.to == model && $0.isInitialisation }
      .reduce(into: [model]) { $0.formUnion(initialisations($1.from)) }
  }

  /// Every initialisation of a model ends at one that was pretrained.
  private func isClosed(_ model: Int) -> Bool {
    initialisations(model).allSatisfy { node in
      graph[node].derivations.contains { $0.method == .pretrained }
        || graph.edges.contains { $0.to == node && $0.isInitialisation }
    }
  }
}
