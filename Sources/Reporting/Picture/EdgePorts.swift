/// Where edges leave and enter boxes: side by side in the order of their other ends, so that they do not cross at once.
struct EdgePorts {
  /// One piece of an edge between two layers: where it starts above and ends below, from left to right.
  struct Span {
    var upper: Double
    var lower: Double
  }

  /// For each edge its spans from top to bottom.
  private(set) var spans: [[Span]]

  private static let spread = 22.0

  init(_ graph: LayeredGraph, centres: [Double], widths: [Double]) {
    spans = graph.chains.map { chain in
      zip(chain, chain.dropFirst()).map { Span(upper: centres[$0], lower: centres[$1]) }
    }
    let byUpper = Dictionary(grouping: graph.chains.indices) { graph.chains[$0].first ?? 0 }
    let byLower = Dictionary(grouping: graph.chains.indices) { graph.chains[$0].last ?? 0 }
    for (slot, edges) in byUpper {
      let sorted = edges.sorted { (spans[$0][0].lower, $0) < (spans[$1][0].lower, $1) }
      for (edge, port) in zip(sorted, Self.ports(edges.count, centres[slot], widths[slot])) {
        spans[edge][0].upper = port
      }
    }
    for (slot, edges) in byLower {
      let sorted = edges.sorted { (upperOfLast($0), $0) < (upperOfLast($1), $1) }
      for (edge, port) in zip(sorted, Self.ports(edges.count, centres[slot], widths[slot])) {
        spans[edge][spans[edge].count - 1].lower = port
      }
    }
  }

  private func upperOfLast(_ edge: Int) -> Double { spans[edge].last?.upper ?? 0 }

  private static func ports(_ count: Int, _ centre: Double, _ width: Double) -> [Double] {
    let step = min(spread, (width - 24) / Double(max(count, 1)))
    return (0..<count).map { centre + (Double($0) - Double(count - 1) / 2) * step }
  }
}
