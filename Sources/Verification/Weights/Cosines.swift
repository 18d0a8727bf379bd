import Dispatch
import Neural

/// The cosines of all units of one model with all units of another, as costs: the higher the cosine, the lower.
struct Cosines: ~Copyable {
  private let size: Int
  private let memory: UnsafeMutableBufferPointer<Int16>

  /// −2^15 times the cosine, rounded; row after row.
  var costs: UnsafeBufferPointer<Int16> { UnsafeBufferPointer(memory) }

  private static let scale: Float = 32_767
  /// Rows of one matrix product. The floats of a block are in memory twice, once for each thread.
  private static let blockRows = 256

  /// - Precondition: both have the same number of units and the same width, and are finite.
  init(_ left: borrowing UnitVectors, _ right: borrowing UnitVectors) {
    size = left.units
    memory = .allocate(capacity: left.units * left.units)
    let (size, width) = (left.units, left.width)
    nonisolated(unsafe) let (a, b, costs) = (left.values, right.values, memory)
    let blocks = (size + Self.blockRows - 1) / Self.blockRows
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let rows = block * Self.blockRows..<min(size, (block + 1) * Self.blockRows)
      Self.fill(rows, size, width, a, b, costs)
    }
  }

  deinit { memory.deallocate() }

  /// The mean cosine of the pairs of each row and its column.
  func mean(_ columns: [Int]) -> Double {
    guard size > 0 else { return 0 }
    let sum = columns.enumerated().reduce(0.0) { $0 - Double(memory[$1.offset * size + $1.element]) }
    return sum / Double(Self.scale) / Double(size)
  }

  private static func fill(
    _ rows: Range<Int>, _ size: Int, _ width: Int, _ a: UnsafeMutableBufferPointer<Float>,
    _ b: UnsafeMutableBufferPointer<Float>, _ costs: UnsafeMutableBufferPointer<Int16>
  ) {
    OneThread.enforce()
    guard let left = a.baseAddress, let right = b.baseAddress else { return }
    let products = UnsafeMutablePointer<Float>.allocate(capacity: rows.count * size)
    defer { products.deallocate() }
    let output = Matrix(products, rows.count, size)
    output.set(Matrix(left + rows.lowerBound * width, rows.count, width), times: Matrix(right, size, width).transposed)
    for index in 0..<rows.count * size {
      costs[rows.lowerBound * size + index] = Int16(max(-scale, min(scale, (-scale * products[index]).rounded())))
    }
  }
}
