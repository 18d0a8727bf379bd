import Testing

@testable import Reporting

@Suite struct LayeringTests {
  @Test func `Edges lead down by the longest path`() {
    #expect(Layering.layers(count: 4, edges: [(0, 1), (1, 2), (0, 2), (2, 3)]) == [0, 1, 2, 3])
  }

  @Test func `A source moves down to where it is first used`() {
    #expect(Layering.layers(count: 4, edges: [(0, 1), (1, 2), (3, 2)]) == [0, 1, 2, 1])
  }

  @Test func `A cycle is cut, and no edge stays within a layer`() {
    let edges = [(from: 2, to: 3), (from: 3, to: 2), (from: 2, to: 0), (from: 0, to: 1), (from: 1, to: 0)]
    let layers = Layering.layers(count: 4, edges: edges)
    #expect(edges.allSatisfy { layers[$0.from] != layers[$0.to] })
  }
}
