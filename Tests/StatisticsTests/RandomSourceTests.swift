import Testing

@testable import Statistics

@Suite("The random source")
struct RandomSourceTests {
  @Test("words agree with a separate implementation checked on published outputs", arguments: RandomReference.streams)
  func words(seed: UInt64, stream: String, words: [UInt64], normals: [Double], hash: UInt64) {
    var random = RandomSource(seed: seed, stream: stream)
    #expect((0..<4).map { _ in random.next() } == words)
  }

  @Test("a child is the stream of its own name, however far the parent was read")
  func children() {
    var parent = RandomSource(seed: 9, stream: "lab")
    _ = parent.next()
    var child = parent.child("init")
    var same = RandomSource(seed: 9, stream: "lab/init")
    #expect(child.next() == same.next())
  }

  @Test("uniform numbers lie in [0, 1) and indices are fair")
  func uniform() {
    var random = RandomSource(seed: 4)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 {
      #expect((0..<1).contains(random.uniform()))
      counts[random.uniform(below: 7)] += 1
    }
    // χ² with 6 degrees of freedom exceeds 27.9 with probability 1e-4.
    #expect(counts.reduce(0.0) { $0 + (Double($1) - 2000) * (Double($1) - 2000) / 2000 } < 27.9)
    #expect(random.uniform(below: 1) == 0)
  }
}
