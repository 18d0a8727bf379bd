/// A graph whose long edges are cut at every layer, so that each piece joins two neighbouring layers.
struct LayeredGraph {
  /// A node of the picture, or the place where a long edge crosses a layer.
  struct Slot {
    /// Index of the node; nil for a crossing edge.
    var node: Int?
    var layer: Int
  }

  private(set) var slots: [Slot]
  /// Slots of each layer, from left to right.
  var layers: [[Int]]
  /// For each edge its slots from the upper end to the lower one.
  private(set) var chains: [[Int]] = []
  /// For each slot its neighbours on the layer above and below.
  private(set) var above: [[Int]]
  private(set) var below: [[Int]]

  /// - Precondition: no edge joins two nodes of one layer (`Layering` gives such layers for graphs without self-loops).
  init(layerOfNode: [Int], edges: [(from: Int, to: Int)]) {
    slots = layerOfNode.enumerated().map { Slot(node: $0, layer: $1) }
    layers = [[Int]](repeating: [], count: (layerOfNode.max() ?? -1) + 1)
    above = [[Int]](repeating: [], count: slots.count)
    below = above
    for (node, layer) in layerOfNode.enumerated() { layers[layer].append(node) }
    for edge in edges {
      let isDown = layerOfNode[edge.from] <= layerOfNode[edge.to]
      addChain(from: isDown ? edge.from : edge.to, to: isDown ? edge.to : edge.from)
    }
  }

  private mutating func addChain(from upper: Int, to lower: Int) {
    var chain = [upper]
    let (first, last) = (slots[upper].layer + 1, slots[lower].layer)
    for layer in first..<max(first, last) {
      chain.append(slots.count)
      layers[layer].append(slots.count)
      slots.append(Slot(node: nil, layer: layer))
      above.append([])
      below.append([])
    }
    chain.append(lower)
    for (one, other) in zip(chain, chain.dropFirst()) {
      below[one].append(other)
      above[other].append(one)
    }
    chains.append(chain)
  }
}
