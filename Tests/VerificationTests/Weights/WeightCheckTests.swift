import Checkpoints
import Foundation
import Statistics
import Testing

@testable import Verification

@Suite("Weights against a declared base")
struct WeightCheckTests {
  let networks: Networks

  init() throws { networks = try Networks() }

  @Test("Training leaves the hidden units where they were, even when it moves every weight by its own size")
  func tuned() throws {
    let base = Networks.random(1)
    let check = try networks.check(Networks.tuned(base, by: 0.02), base)
    #expect(check.outcome == .sharedBase)
    #expect(check.layers.count == 2 && check.layers.allSatisfy { $0.inPlace > 50 && $0.correlation > 0.8 })
    #expect(check.tensors.identical.isEmpty && check.tensors.changed.count == 6)
    let relative = try #require(check.tensors.relative)
    #expect(abs(relative - 1) < 0.1)
  }

  @Test("Independent initialisations are independent")
  func independent() throws {
    let check = try networks.check(Networks.random(1), Networks.random(2))
    #expect(check.outcome == .independent)
    #expect(check.layers.allSatisfy { $0.inPlace < 8 })
    let relative = try #require(check.tensors.relative)
    #expect(abs(relative - 2.squareRoot()) < 0.1)
  }

  @Test("The p-values of independent initialisations are uniform")
  func uniform() throws {
    var random = RandomSource(seed: 4, stream: "uniform")
    var below = (tenth: 0, half: 0)
    let pairs = 120
    for pair in 0..<pairs {
      let check = try networks.check(
        Networks.random(UInt64(1000 + 2 * pair), layers: 1), Networks.random(UInt64(1001 + 2 * pair), layers: 1))
      let p = pow(10, try #require(check.log10P))
      if p <= 0.1 { below.tenth += 1 }
      if p <= 0.5 { below.half += 1 }
      _ = random.next()
    }
    // Binomial(120, 0.1) is above 26 and Binomial(120, 0.5) outside 41...79 with a probability of about 1 in 4,000 each.
    #expect(below.tenth <= 26 && (41...79).contains(below.half))
  }

  @Test("The same weights are identical tensor by tensor, under another prefix too")
  func identical() throws {
    let base = Networks.random(3)
    let renamed = Dictionary(uniqueKeysWithValues: base.map { ("transformer." + $0.key, $0.value) })
    let check = try networks.check(renamed, base)
    #expect(check.outcome == .sharedBase && check.tensors.identical.count == 6 && check.tensors.changed.isEmpty)
    #expect(check.tensors.relative == 0)
  }

  @Test("An adapter that was merged in shows by the rank of the difference, and full training does not")
  func merged() throws {
    let base = Networks.random(5)
    var random = RandomSource(seed: 6, stream: "adapter")
    let rank = 4
    let (left, right) = (
      (0..<64 * rank).map { _ in Float(random.normal()) }, (0..<64 * rank).map { _ in Float(random.normal()) }
    )
    var merged = base
    for layer in 0..<2 {
      let name = "h.\(layer).attn.c.weight"
      guard let (shape, values) = base[name] else { continue }
      let added = values.indices.map { index in
        (0..<rank).reduce(values[index]) { $0 + 0.002 * left[index / 64 * rank + $1] * right[index % 64 * rank + $1] }
      }
      merged[name] = (shape, added)
    }
    let check = try networks.check(merged, base)
    #expect(check.tensors.identical.count == 4)
    #expect(check.tensors.lowRank.map(\.lowRank) == [rank, rank])
    #expect(try networks.check(Networks.tuned(base, by: 0.002), base).tensors.lowRank.isEmpty)
  }

  @Test("Networks of other shapes, without MLPs or with too few units cannot be compared")
  func incomparable() throws {
    let base = Networks.random(7)
    var wider = base
    wider["h.0.mlp.c_fc.weight"] = ([16, 128], base["h.0.mlp.c_fc.weight"]?.values ?? [])
    wider["h.1.mlp.c_fc.weight"] = nil
    let check = try networks.check(wider, base)
    #expect(check.outcome == .incomparable && check.log10P == nil && check.skippedLayers == 2)
    #expect(check.tensors.reshaped == ["h.0.mlp.c_fc.weight"] && check.tensors.missing == ["h.1.mlp.c_fc.weight"])
    #expect(check.words.hasPrefix("no MLP of the same shape in both"))
    let tiny: Networks.Tensors = ["h.0.mlp.c_fc.weight": ([2, 3], [1, 2, 3, 4, 5, 6])]
    #expect(try networks.check(tiny, tiny).outcome == .incomparable)
  }

  @Test("Numbers that are not finite are left out of the comparison")
  func notFinite() throws {
    var broken = Networks.random(8)
    broken["h.0.mlp.c_fc.weight"]?.values[5] = .nan
    let check = try networks.check(broken, Networks.random(8))
    #expect(check.layers.count == 1 && check.skippedLayers == 1)
    #expect(check.tensors.unread == ["h.0.mlp.c_fc.weight"] && check.outcome == .sharedBase)
  }
}
