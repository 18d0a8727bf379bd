/// The least and the second least of the reduced costs of a row, with their columns. With one column, the second is
/// larger than any cost.
struct TwoSmallest {
  typealias Choice = (cost: Int32, column: Int)

  private(set) var best: Choice = (.max, 0)
  private(set) var second: Choice = (.max, 0)

  private typealias Lanes = SIMD16<Int32>

  init(_ costs: UnsafeBufferPointer<Int16>, less prices: UnsafeBufferPointer<Int32>) {
    let blocks = costs.count / Lanes.scalarCount
    var (first, firstBlock) = (Lanes(repeating: .max), Lanes())
    var (next, nextBlock) = (first, firstBlock)
    for block in 0..<blocks {
      let reduced = Lanes.reduced(costs, prices, block)
      let isLess = reduced .< first
      let isBetween = reduced .< next .& .!isLess
      next.replace(with: reduced, where: isBetween)
      nextBlock.replace(with: Int32(truncatingIfNeeded: block), where: isBetween)
      next.replace(with: first, where: isLess)
      nextBlock.replace(with: firstBlock, where: isLess)
      first.replace(with: reduced, where: isLess)
      firstBlock.replace(with: Int32(truncatingIfNeeded: block), where: isLess)
    }
    for lane in 0..<(blocks > 0 ? Lanes.scalarCount : 0) {
      take((first[lane], Int(firstBlock[lane]) * Lanes.scalarCount + lane))
      take((next[lane], Int(nextBlock[lane]) * Lanes.scalarCount + lane))
    }
    for column in blocks * Lanes.scalarCount..<costs.count { take((Int32(costs[column]) - prices[column], column)) }
  }

  private mutating func take(_ choice: Choice) {
    if choice.cost < best.cost {
      (best, second) = (choice, best)
    } else if choice.cost < second.cost {
      second = choice
    }
  }
}

extension SIMD16<Int32> {
  /// The costs of the sixteen columns of a block, less their prices.
  static func reduced(
    _ costs: UnsafeBufferPointer<Int16>, _ prices: UnsafeBufferPointer<Int32>, _ block: Int
  ) -> Self {
    let start = block * scalarCount
    let cost = UnsafeRawPointer(costs.baseAddress.unsafelyUnwrapped + start).loadUnaligned(as: SIMD16<Int16>.self)
    let price = UnsafeRawPointer(prices.baseAddress.unsafelyUnwrapped + start).loadUnaligned(as: Self.self)
    return Self(truncatingIfNeeded: cost) &- price
  }
}
