/// Finds a place for the words of each edge, in the gap above the box to which it leads, so that none covers another.
///
/// The words stand on their edge. Where two would overlap, the gap gets another line for words, and grows.
struct LabelPlacement {
  struct Label {
    var x: Double
    /// The layer above the gap.
    var gap: Int
    /// Below the upper boxes.
    var depth: Double
  }

  /// For each edge.
  private(set) var labels: [Label]
  /// Distance between each layer and the next.
  private(set) var heights: [Double]

  private static let lineHeight = 19.0
  private static let padding = 20.0
  private static let maximumLines = 8

  init(_ graph: LayeredGraph, ports: EdgePorts, widths: [Double]) {
    let gaps = graph.chains.map { graph.slots[$0[$0.count - 1]].layer - 1 }
    labels = gaps.map { Label(x: 0, gap: $0, depth: 0) }
    heights = []
    for gap in 0..<max(0, graph.layers.count - 1) {
      let edges = gaps.indices.filter { gaps[$0] == gap }
      let spans = edges.map { ports.spans[$0][ports.spans[$0].count - 1] }
      let lines = Self.lines(spans, edges.map { widths[$0] })
      let height = Double(lines.count) * Self.lineHeight + Self.padding * 2
      for (edge, span, line) in zip3(edges, spans, lines.line) {
        labels[edge].depth = Self.padding + (Double(line) + 0.5) * Self.lineHeight
        labels[edge].x = Self.x(span, at: labels[edge].depth / height)
      }
      heights.append(height)
    }
  }

  /// The least number of lines on which no two labels overlap, and the line of each label.
  private static func lines(_ spans: [EdgePorts.Span], _ widths: [Double]) -> (count: Int, line: [Int]) {
    var count = 1
    while count < maximumLines {
      if let line = fitted(spans, widths, lines: count) { return (count, line) }
      count += 1
    }
    return (count, spans.indices.map { $0 % count })
  }

  private static func fitted(_ spans: [EdgePorts.Span], _ widths: [Double], lines: Int) -> [Int]? {
    var taken = [[ClosedRange<Double>]](repeating: [], count: lines)
    var result = [Int](repeating: 0, count: spans.count)
    let height = Double(lines) * lineHeight + padding * 2
    for label in spans.indices.sorted(by: { (spans[$0].lower, $0) < (spans[$1].lower, $1) }) {
      // The lowest line first: the nearer to the box, the clearer to which edge the words belong.
      let free = (0..<lines).reversed().first { line in
        let range = range(spans[label], widths[label], (padding + (Double(line) + 0.5) * lineHeight) / height)
        guard !taken[line].contains(where: { $0.overlaps(range) }) else { return false }
        taken[line].append(range)
        return true
      }
      guard let free else { return nil }
      result[label] = free
    }
    return result
  }

  private static func range(_ span: EdgePorts.Span, _ width: Double, _ depth: Double) -> ClosedRange<Double> {
    let centre = x(span, at: depth)
    return (centre - width / 2)...(centre + width / 2)
  }

  /// Where the S-curve of a span is at a share of its depth. The curve is a cubic Bézier with its control points half
  /// way down: depth = 1.5t − 1.5t² + t³, and across it is t²(3 − 2t) of the way.
  static func x(_ span: EdgePorts.Span, at depth: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let t = (low + high) / 2
      if t * (1.5 - 1.5 * t + t * t) < depth { low = t } else { high = t }
    }
    return span.upper + (span.lower - span.upper) * low * low * (3 - 2 * low)
  }
}

private func zip3<A, B, C>(_ first: [A], _ second: [B], _ third: [C]) -> [(A, B, C)] {
  zip(zip(first, second), third).map { ($0.0, $0.1, $1) }
}
