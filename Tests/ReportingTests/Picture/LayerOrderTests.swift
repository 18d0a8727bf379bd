import Testing

@testable import Reporting

@Suite struct LayerOrderTests {
  @Test func `Two edges that cross are uncrossed`() {
    let graph = LayerOrder.ordered(LayeredGraph(layerOfNode: [0, 0, 1, 1], edges: [(0, 3), (1, 2)]))
    let upper = graph.layers[0].firstIndex(of: 0) == 0
    let lower = graph.layers[1].firstIndex(of: 3) == 0
    #expect(upper == lower)
  }

  @Test func `A long edge is cut at every layer`() {
    let graph = LayeredGraph(layerOfNode: [0, 1, 2], edges: [(0, 1), (1, 2), (0, 2)])
    #expect(graph.chains.map(\.count) == [2, 2, 3])
    #expect(graph.layers.map(\.count) == [1, 2, 1])
  }
}
