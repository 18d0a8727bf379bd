import Testing

@testable import Reporting

@Suite struct LayerPlacementTests {
  @Test func `Neighbours keep their distance and a parent stands over its children`() {
    let graph = LayeredGraph(layerOfNode: [0, 1, 1, 1], edges: [(0, 1), (0, 2), (0, 3)])
    let centres = LayerPlacement.centres(graph, widths: [100, 100, 100, 100])
    #expect(abs(centres[2] - centres[1] - 126) < 0.001)
    #expect(abs(centres[3] - centres[2] - 126) < 0.001)
    #expect(abs(centres[0] - centres[2]) < 1)
  }
}
