/// Orders the slots of each layer so that few edges cross.
///
/// Barycentre sweeps (Sugiyama, Tagawa and Toda, 1981), down and up in turn, then exchanges of neighbours; the best
/// order seen is kept. Ties keep their order, so that the result depends on nothing but the input.
enum LayerOrder {
  private static let sweeps = 24

  static func ordered(_ graph: LayeredGraph) -> LayeredGraph {
    var current = graph
    var best = (graph: graph, crossings: crossings(graph))
    for sweep in 0..<sweeps where best.crossings > 0 {
      let down = sweep.isMultiple(of: 2)
      for layer in down ? Array(current.layers.indices) : current.layers.indices.reversed() {
        sort(&current, layer: layer, by: down ? current.above : current.below)
      }
      exchangeNeighbours(&current)
      let count = crossings(current)
      if count < best.crossings { best = (current, count) }
    }
    return best.graph
  }

  private static func sort(_ graph: inout LayeredGraph, layer: Int, by neighbours: [[Int]]) {
    let position = positions(graph)
    let keyed = graph.layers[layer].enumerated().map { place, slot in
      let places = neighbours[slot].map { Double(position[$0]) }
      let centre = places.isEmpty ? Double(place) : places.reduce(0, +) / Double(places.count)
      return (slot: slot, centre: centre, place: place)
    }
    graph.layers[layer] = keyed.sorted { ($0.centre, $0.place) < ($1.centre, $1.place) }.map(\.slot)
  }

  private static func exchangeNeighbours(_ graph: inout LayeredGraph) {
    for layer in graph.layers.indices {
      for place in graph.layers[layer].indices.dropLast() {
        let before = crossingsAround(graph, layer)
        graph.layers[layer].swapAt(place, place + 1)
        if crossingsAround(graph, layer) >= before { graph.layers[layer].swapAt(place, place + 1) }
      }
    }
  }

  /// Place of each slot in its layer.
  private static func positions(_ graph: LayeredGraph) -> [Int] {
    var position = [Int](repeating: 0, count: graph.slots.count)
    for layer in graph.layers {
      for (place, slot) in layer.enumerated() { position[slot] = place }
    }
    return position
  }

  private static func crossings(_ graph: LayeredGraph) -> Int {
    graph.layers.indices.reduce(0) { $0 + crossings(graph, below: $1) }
  }

  private static func crossingsAround(_ graph: LayeredGraph, _ layer: Int) -> Int {
    (layer > 0 ? crossings(graph, below: layer - 1) : 0) + crossings(graph, below: layer)
  }

  /// Pairs of edges that cross between a layer and the next: quadratic in the edges of the gap, which are few.
  private static func crossings(_ graph: LayeredGraph, below layer: Int) -> Int {
    guard layer + 1 < graph.layers.count else { return 0 }
    let position = positions(graph)
    let ends = graph.layers[layer].enumerated().flatMap { place, slot in
      graph.below[slot].map { (place, position[$0]) }
    }
    var count = 0
    for (index, one) in ends.enumerated() {
      for other in ends[(index + 1)...] where (one.0 - other.0) * (one.1 - other.1) < 0 { count += 1 }
    }
    return count
  }
}
