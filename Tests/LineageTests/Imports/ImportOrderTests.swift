import Testing

@testable import Lineage

@Suite("Claims that would close a cycle")
struct ImportOrderTests {
  private static func claim(_ output: String, from inputs: [String]) -> Claim {
    Claim(
      ArtifactReference(name: output), .derived,
      inputs.map { Claim.Input(.base, ArtifactReference(name: $0), source: "f") }, grade: .card,
      place: InputError("", file: "f"))
  }

  @Test("Are left out with the cycle, which ends where it begins, and the rest is kept")
  func cycle() {
    let order = ImportOrder(graph: LineageGraph(nodes: [], edges: []))
    let claims = [Self.claim("b", from: ["a"]), Self.claim("c", from: ["b"]), Self.claim("a", from: ["c", "x"])]
    let (kept, closing) = order.acyclic(claims + [Self.claim("d", from: ["a"])])
    #expect(kept.map(\.output.name) == ["b", "c", "d"])
    #expect(closing.map(\.cycle) == [["a", "b", "c", "a"]])
  }

  @Test("What is recorded counts")
  func recorded() {
    let nodes = [LineageGraph.Node(name: "a", kind: .model), LineageGraph.Node(name: "b", kind: .model)]
    let edge = LineageGraph.Edge(from: 0, to: 1, role: .base, method: .derived, knowledge: .imported)
    let order = ImportOrder(graph: LineageGraph(nodes: nodes, edges: [edge]))
    #expect(order.acyclic([Self.claim("a", from: ["b"])]).kept.isEmpty)
  }

  @Test("One cycle of 20,000 claims in any order is found at once, and only the last of them is left out")
  func long() throws {
    let count = 20_000
    for seed in 0..<3 {
      var dice = Dice(seed: UInt64(seed))
      var claims = (0..<count).map { Self.claim("m\($0)", from: ["m\(($0 + 1) % count)"]) }
      if seed > 0 { claims.shuffle(using: &dice) }
      let (kept, closing) = ImportOrder(graph: LineageGraph(nodes: [], edges: [])).acyclic(claims)
      #expect(kept.count == count - 1)
      let last = try #require(closing.first)
      #expect(last.claim.output == claims.last?.output)
      #expect(last.cycle.count == count + 1)
      let text = CycleText.of(last.cycle)
      #expect(text.contains(" → … \(count + 1 - 20) more … → "))
      #expect(text.utf8.count < 300)
    }
  }

  @Test("Of random claims those kept never close a cycle, and each that is left out would")
  func random() {
    for seed in 0..<200 {
      var random = SplitMix(seed: UInt64(seed))
      let claims = (0..<30).map { _ in
        Self.claim("n\(random.below(8))", from: ["n\(random.below(8))", "m\(random.below(4))"])
      }.filter { $0.output.name != $0.inputs[0].artifact.name }
      let order = ImportOrder(graph: LineageGraph(nodes: [], edges: []))
      let (kept, closing) = order.acyclic(claims)
      #expect(kept.count + closing.count == claims.count)
      var edges: [String: Set<String>] = [:]
      for claim in kept {
        for input in claim.inputs { edges[input.artifact.name, default: []].insert(claim.output.name) }
      }
      func reaches(_ from: String, _ to: String) -> Bool {
        var (seen, open): (Set<String>, [String]) = ([from], [from])
        while let name = open.popLast() {
          if name == to { return true }
          for next in edges[name] ?? [] where seen.insert(next).inserted { open.append(next) }
        }
        return false
      }
      for claim in kept { for input in claim.inputs { #expect(!reaches(claim.output.name, input.artifact.name)) } }
      for (claim, cycle) in closing {
        #expect(claim.inputs.contains { reaches(claim.output.name, $0.artifact.name) })
        #expect(cycle.first == cycle.last && cycle.count > 2)
      }
    }
  }
}
