import Glibc

/// What a hop takes from the weight of a path.
///
/// The weight of a path is a product of factors in (0, 1]. Products of doubles depend on the order in which they are made,
/// so that two searches could rank equal paths differently; sums of whole numbers do not. So searches compare costs,
/// -log₂ of the factor in steps of 2⁻⁴⁰ (a factor more or less by 6·10⁻¹³), and multiply the factors beside them.
struct HopCost {
  var factor: Double
  var cost: UInt64

  /// A path that costs more has a weight that a double cannot hold.
  static let limit: UInt64 = 1074 << 40

  static let free = HopCost(factor: 1)

  init(factor: Double, cost: UInt64) {
    self.factor = factor
    self.cost = cost
  }

  /// - Parameter factor: in (0, 1]; anything else leads nowhere, and more than 1 counts as 1.
  init(factor: Double) {
    self.factor = factor
    let bits = factor > 0 ? -log2(min(factor, 1)) : .infinity
    cost = bits < 1075 ? UInt64((bits * 0x1p40).rounded()) : 2 * Self.limit
  }
}
