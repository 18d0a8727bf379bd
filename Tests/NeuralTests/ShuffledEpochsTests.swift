import Statistics
import Testing

@testable import Neural

@Suite("Shuffled epochs")
struct ShuffledEpochsTests {
  @Test(
    "draw every index once before any returns, across batches that do not divide the epoch", arguments: [1, 3, 7, 20])
  func withoutReplacement(batch: Int) {
    var epochs = ShuffledEpochs(count: 7, random: RandomSource(seed: 1))
    var drawn: [Int] = []
    while drawn.count < 70 { drawn += epochs.next(batch) }
    let orders = stride(from: 0, to: 70, by: 7).map { Array(drawn[$0..<$0 + 7]) }
    for order in orders { #expect(order.sorted() == Array(0..<7)) }
    #expect(Set(orders).count > 5)
  }

  @Test("do not depend on the size of the batches")
  func batchSizes() {
    var whole = ShuffledEpochs(count: 5, random: RandomSource(seed: 2))
    var single = whole
    let indices = whole.next(12)
    #expect(indices == (0..<12).flatMap { _ in single.next(1) })
  }
}
