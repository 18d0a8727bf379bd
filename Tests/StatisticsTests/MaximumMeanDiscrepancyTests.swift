import Glibc
import Testing

@testable import Statistics

@Suite("Maximum mean discrepancy")
struct MaximumMeanDiscrepancyTests {
  private func kernel(_ x: Double, _ y: Double) -> Double { exp(-(x - y) * (x - y)) }

  @Test("the statistic agrees with its definition over all pairs", arguments: SequenceReference.discrepancies)
  func reference(blocks: [([Double], [Double])], mmd: Double) throws {
    var random = RandomSource(seed: 1)
    let test = try #require(
      MaximumMeanDiscrepancy(blocks.map { (a: $0.0, b: $0.1) }, draws: 19, random: &random, kernel: kernel))
    #expect(abs(test.statistic - mmd) < 1e-12)
  }

  @Test("different distributions are found, equal ones are found no more often than the level says")
  func power() throws {
    var random = RandomSource(seed: 2)
    var alarms = 0
    for _ in 0..<100 {
      let blocks = (0..<4).map { _ in
        (a: (0..<6).map { _ in random.normal() }, b: (0..<6).map { _ in random.normal() })
      }
      let test = try #require(MaximumMeanDiscrepancy(blocks, draws: 39, random: &random, kernel: kernel))
      if test.p <= 0.1 { alarms += 1 }
    }
    #expect(alarms < 25)
    let apart = (0..<4).map { _ in
      (a: (0..<8).map { _ in random.normal() }, b: (0..<8).map { _ in random.normal() + 3 })
    }
    let test = try #require(MaximumMeanDiscrepancy(apart, draws: 199, random: &random, kernel: kernel))
    #expect(test.p == 1.0 / 200)
  }

  @Test("too small blocks and kernels that are not finite give no test")
  func nonsense() {
    var random = RandomSource(seed: 3)
    #expect(MaximumMeanDiscrepancy([(a: [1.0], b: [1, 2])], draws: 9, random: &random, kernel: kernel) == nil)
    #expect(MaximumMeanDiscrepancy([(a: [1.0, 2], b: [1, 2])], draws: 0, random: &random, kernel: kernel) == nil)
    #expect(MaximumMeanDiscrepancy([(a: [1.0, 2], b: [1, 2])], draws: 9, random: &random) { _, _ in .nan } == nil)
  }
}
