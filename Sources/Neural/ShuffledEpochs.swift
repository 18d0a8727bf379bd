import Statistics

/// An endless stream of indices: each epoch is a fresh permutation, so that none returns before all have been drawn.
struct ShuffledEpochs {
  private var random: RandomSource
  private var order: [Int]
  private var drawn: Int

  init(count: Int, random: RandomSource) {
    self.random = random
    order = Array(0..<count)
    drawn = count
  }

  /// The next `count` indices; a batch may end one epoch and begin the next.
  mutating func next(_ count: Int) -> [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(count)
    while indices.count < count {
      if drawn == order.count {
        random.shuffle(&order)
        drawn = 0
      }
      let taken = min(count - indices.count, order.count - drawn)
      indices += order[drawn..<drawn + taken]
      drawn += taken
    }
    return indices
  }
}
