/// Gives every slot its place from left to right.
///
/// Each slot wants to stand at the mean of its neighbours, and must keep its distance from the slots beside it. With
/// the distances taken off, that is weighted isotonic regression, which pooling adjacent violators solves exactly
/// (Barlow et al., 1972). Sweeps down and up settle the whole picture.
enum LayerPlacement {
  private static let sweeps = 16
  /// Least distance between two boxes.
  static let space = 26.0

  /// - Parameter widths: of each slot.
  /// - Returns: the centre of each slot; the leftmost edge of all is at 0.
  static func centres(_ graph: LayeredGraph, widths: [Double]) -> [Double] {
    var centres = [Double](repeating: 0, count: graph.slots.count)
    for layer in graph.layers { pack(layer, widths, &centres) }
    for sweep in 0..<sweeps {
      let down = sweep.isMultiple(of: 2)
      for layer in down ? Array(graph.layers.indices) : graph.layers.indices.reversed() {
        // The last two sweeps look both ways, which centres parents over children.
        let neighbours: (Int) -> [Int] = { slot in
          if sweep >= sweeps - 2 { return graph.above[slot] + graph.below[slot] }
          return down ? graph.above[slot] : graph.below[slot]
        }
        settle(graph, layer: graph.layers[layer], neighbours, widths, &centres)
      }
    }
    let left = graph.slots.indices.map { centres[$0] - widths[$0] / 2 }.min() ?? 0
    return centres.map { $0 - left }
  }

  private static func pack(_ layer: [Int], _ widths: [Double], _ centres: inout [Double]) {
    var edge = 0.0
    for slot in layer {
      centres[slot] = edge + widths[slot] / 2
      edge += widths[slot] + space
    }
  }

  private static func settle(
    _ graph: LayeredGraph, layer: [Int], _ neighbours: (Int) -> [Int], _ widths: [Double], _ centres: inout [Double]
  ) {
    var offset = 0.0
    var offsets: [Double] = []
    for (place, slot) in layer.enumerated() {
      if place > 0 { offset += (widths[layer[place - 1]] + widths[slot]) / 2 + space }
      offsets.append(offset)
    }
    var blocks: [Block] = []
    for (place, slot) in layer.enumerated() {
      let wish = wish(graph, slot, neighbours(slot), centres)
      blocks.append(Block(sum: (wish.centre - offsets[place]) * wish.weight, weight: wish.weight, count: 1))
      pool(&blocks)
    }
    let settled = blocks.flatMap { [Double](repeating: $0.mean, count: $0.count) }
    for (place, slot) in layer.enumerated() { centres[slot] = settled[place] + offsets[place] }
  }

  /// Where a slot wants to be, and how much; edges that only pass through want to be straight most of all.
  private static func wish(
    _ graph: LayeredGraph, _ slot: Int, _ neighbours: [Int], _ centres: [Double]
  ) -> (centre: Double, weight: Double) {
    guard !neighbours.isEmpty else { return (centres[slot], 0.1) }
    let mean = neighbours.reduce(0) { $0 + centres[$1] } / Double(neighbours.count)
    return (mean, graph.slots[slot].node == nil ? 4 : Double(neighbours.count))
  }

  /// Neighbouring slots that moved against each other and now move as one.
  private struct Block {
    var sum: Double
    var weight: Double
    var count: Int

    var mean: Double { sum / weight }
  }

  private static func pool(_ blocks: inout [Block]) {
    while blocks.count > 1, let last = blocks.last, blocks[blocks.count - 2].mean > last.mean {
      blocks.removeLast()
      let index = blocks.count - 1
      blocks[index].sum += last.sum
      blocks[index].weight += last.weight
      blocks[index].count += last.count
    }
  }
}
