/// The search for the cheapest path of reassignments from one free row: Dijkstra's algorithm over the columns.
struct AssignmentSearch {
  /// Columns whose distance is final, in the order in which that came about.
  private(set) var settled: [(column: Int, distance: Int32)] = []
  /// The least known distance of each column; `done` for settled ones, which nothing can be less than.
  private var distances: [Int32]
  /// The row from which each column is reached at that distance.
  private var origins: [Int32]

  private typealias Lanes = SIMD16<Int32>

  private static let done = Int32.min

  init(size: Int) {
    distances = [Int32](repeating: .max, count: size)
    origins = [Int32](repeating: 0, count: size)
  }

  mutating func start() {
    settled.removeAll(keepingCapacity: true)
    for column in distances.indices { distances[column] = .max }
  }

  mutating func settle(_ column: Int, _ distance: Int32) {
    settled.append((column, distance))
    distances[column] = Self.done
  }

  func row(before column: Int) -> Int { Int(origins[column]) }

  /// Looks at the columns from one more row.
  /// - Returns: the nearest column that is not settled.
  mutating func relax(
    _ row: Int, costs: UnsafeBufferPointer<Int16>, prices: [Int32], by base: Int32
  ) -> (column: Int, distance: Int32) {
    let size = distances.count
    let blocks = size / Lanes.scalarCount
    let origin = Int32(truncatingIfNeeded: row)
    return distances.withUnsafeMutableBufferPointer { distances in
      origins.withUnsafeMutableBufferPointer { origins in
        prices.withUnsafeBufferPointer { prices in
          var (least, leastBlock) = (Lanes(repeating: .max), Lanes())
          for block in 0..<blocks {
            let reached = Lanes.reduced(costs, prices, block) &+ base
            let distance = Self.improve(distances, origins, block, reached, origin)
            let isLess = distance .< least
            least.replace(with: distance, where: isLess)
            leastBlock.replace(with: Int32(truncatingIfNeeded: block), where: isLess)
          }
          var best = (column: 0, distance: Int32.max)
          for lane in 0..<Lanes.scalarCount where least[lane] < best.distance {
            best = (Int(leastBlock[lane]) * Lanes.scalarCount + lane, least[lane])
          }
          for column in blocks * Lanes.scalarCount..<size {
            let reached = Int32(costs[column]) - prices[column] + base
            if reached < distances[column] { (distances[column], origins[column]) = (reached, origin) }
            if distances[column] != Self.done, distances[column] < best.distance {
              best = (column, distances[column])
            }
          }
          return best
        }
      }
    }
  }

  /// Shortens the distances of a block of columns.
  /// - Returns: them, with `Int32.max` for settled ones.
  @inline(__always)
  private static func improve(
    _ distances: UnsafeMutableBufferPointer<Int32>, _ origins: UnsafeMutableBufferPointer<Int32>, _ block: Int,
    _ reached: Lanes, _ origin: Int32
  ) -> Lanes {
    let start = block * Lanes.scalarCount
    let places = UnsafeMutableRawPointer(distances.baseAddress.unsafelyUnwrapped + start)
    let rows = UnsafeMutableRawPointer(origins.baseAddress.unsafelyUnwrapped + start)
    var known = places.loadUnaligned(as: Lanes.self)
    let isShorter = reached .< known
    if any(isShorter) {
      known.replace(with: reached, where: isShorter)
      places.storeBytes(of: known, as: Lanes.self)
      var from = rows.loadUnaligned(as: Lanes.self)
      from.replace(with: origin, where: isShorter)
      rows.storeBytes(of: from, as: Lanes.self)
    }
    known.replace(with: .max, where: known .== done)
    return known
  }
}
