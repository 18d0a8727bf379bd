import Testing

@testable import Statistics

@Suite("Normal random numbers")
struct RandomSourceNormalTests {
  @Test("a thousand numbers have the bits of a separate implementation", arguments: RandomReference.streams)
  func bits(seed: UInt64, stream: String, words: [UInt64], normals: [Double], hash: UInt64) {
    var random = RandomSource(seed: seed, stream: stream)
    let values = (0..<1000).map { _ in random.normal() }
    #expect(Array(values.prefix(3)) == normals)
    #expect(values.reduce(0) { $0 &* 31 &+ $1.bitPattern } == hash)
  }

  @Test("mean, variance and tails are those of the normal distribution")
  func moments() throws {
    var random = RandomSource(seed: 6)
    let values = (0..<40_000).map { _ in random.normal() }
    #expect(abs(try #require(Summary.mean(values))) < 0.02)
    #expect(abs(try #require(Summary.variance(values)) - 1) < 0.03)
    for limit in [-2.0, -0.5, 0, 1, 2.5] {
      let interval = Proportion.clopperPearson(
        successes: values.count { $0 > limit }, trials: values.count, confidence: 0.9999)
      #expect(interval.contains(Normal.upperTail(limit)))
    }
  }
}
