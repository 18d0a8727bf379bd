import Glibc
import Testing

@testable import Statistics

@Suite("Spearman's correlation of a permutation with the identity")
struct SpearmanTests {
  @Test("The identity has correlation 1 and its reverse −1")
  func extremes() {
    #expect(Spearman(Array(0..<12)).correlation == 1 && Spearman(Array((0..<12).reversed())).correlation == -1)
    #expect(Spearman([]).correlation == 1 && Spearman([0]).logUpperTail == 0)
    #expect(Spearman([1, 0, 2]).correlation == 0.5)
  }

  @Test("Near the middle the tail is within an eighth of the exact count, and never far below it elsewhere")
  func exact() {
    for (count, distances, tails) in SpearmanReference.tails {
      for (distance, tail) in zip(distances, tails) {
        let found = exp(Spearman(count: count, distance: distance).logUpperTail)
        #expect(found > tail * 0.875, "\(count) \(distance)")
        if tail > 0.015 { #expect(found < tail * 1.125, "\(count) \(distance)") }
      }
    }
  }

  @Test("The bound holds for every exact count")
  func bound() {
    for (count, distances, tails) in SpearmanReference.tails {
      for (distance, tail) in zip(distances, tails) {
        #expect(Spearman(count: count, distance: distance).logBound >= log(tail))
      }
    }
  }

  @Test("Large permutations near the identity have probabilities far below the smallest Double")
  func large() {
    let identity = Spearman(Array(0..<8192)).logUpperTail
    #expect(identity < -2000 && identity > -8192 * 9.02)
    var swapped = Array(0..<256)
    for index in stride(from: 0, to: 256, by: 2) { swapped.swapAt(index, index + 1) }
    #expect(Spearman(swapped).logUpperTail < -60)
  }

  @Test("Of random permutations a tenth falls into each tenth of the probability")
  func uniform() {
    var random = RandomSource(seed: 3, stream: "spearman")
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<4000 {
      var order = Array(0..<48)
      random.shuffle(&order)
      tenths[min(9, Int(exp(Spearman(order).logUpperTail) * 10))] += 1
    }
    // 400 ± 19 expected; five standard deviations.
    #expect(tenths.allSatisfy { abs($0 - 400) < 95 }, "\(tenths)")
  }
}
