import Checkpoints
import Neural
import Statistics

/// The numerical rank of the difference of two matrices, where it is low: an adapter that was merged into the weights
/// leaves a difference of its own rank, full training one of full rank.
///
/// A random projection finds the directions of the difference (Halko, Martinsson and Tropp, SIAM Review 53(2), 2011,
/// algorithm 4.1), and the singular values along them are exact for a difference of at most their number. The rank is
/// the least r of which the best approximation leaves out no more than 1 % of the difference's norm, and twice what the
/// rounding of the stored type explains. Two passes over the files in blocks of 2^20 floats.
struct DifferenceRank: ~Copyable {
  /// The largest rank that is called low.
  static let largest = 64
  /// Directions beyond the largest rank, so that it is found with near certainty.
  private static let oversampling = 8
  /// The share of the difference's norm that may be left out.
  private static let tolerance = 0.01
  private static let blockSize = 1 << 20

  private let rows: Int
  private let columns: Int
  private let limit: Int
  private let directions: Int
  private let read: (Range<Int>, UnsafeMutableBufferPointer<Float>) throws(CheckpointError) -> Void

  /// The rank of a − b; nil where it is not low, or where the difference may be mere rounding.
  /// - Precondition: both are (rows, columns) of floats.
  static func low(
    _ a: TensorDescription, in first: SafetensorsFile, _ b: TensorDescription, in second: SafetensorsFile,
    difference: TensorDifference
  ) throws(CheckpointError) -> Int? {
    guard a.shape.count == 2, a.shape.allSatisfy({ $0 >= 32 }), difference.relative != nil,
      difference.squaredDifference > 8 * difference.rounding
    else { return nil }
    let rank = DifferenceRank(a, in: first, b, in: second)
    defer {
      first.release(a.name)
      second.release(b.name)
    }
    return try rank.low(difference)
  }

  private init(
    _ a: TensorDescription, in first: SafetensorsFile, _ b: TensorDescription, in second: SafetensorsFile
  ) {
    (rows, columns) = (a.shape[0], a.shape[1])
    limit = min(Self.largest, min(a.shape[0], a.shape[1]) / 4)
    directions = limit + Self.oversampling
    read = { (range, floats) throws(CheckpointError) in
      let other = UnsafeMutableBufferPointer<Float>.allocate(capacity: range.count)
      defer { other.deallocate() }
      try first.read(a.name, elements: range, into: floats)
      try second.read(b.name, elements: range, into: other)
      for index in 0..<range.count { floats[index] -= other[index] }
      first.release(a.name, elements: range)
      second.release(b.name, elements: range)
    }
  }

  private func low(_ difference: TensorDifference) throws(CheckpointError) -> Int? {
    OneThread.enforce()
    let total = difference.squaredDifference
    let left = total * Self.tolerance * Self.tolerance + 2 * difference.rounding
    var found = 0.0
    for (index, value) in try squaredSingularValues().prefix(limit).enumerated() {
      if total - found <= left { return index }
      found += max(0, value)
    }
    return total - found <= left ? limit : nil
  }

  /// The squared singular values of the difference along the directions that it was found to have, descending.
  private func squaredSingularValues() throws(CheckpointError) -> [Double] {
    let range = UnsafeMutableBufferPointer<Float>.allocate(capacity: rows * directions)
    defer { range.deallocate() }
    try project(onto: range)
    Orthonormal.make(range, rows: rows, columns: directions)
    let reduced = UnsafeMutableBufferPointer<Float>.allocate(capacity: directions * columns)
    defer { reduced.deallocate() }
    reduced.initialize(repeating: 0)
    try eachBlock { rows, block in
      guard let basis = range.baseAddress, let output = reduced.baseAddress else { return }
      let part = Matrix(basis + rows.lowerBound * directions, rows.count, directions)
      Matrix(output, directions, columns).set(part.transposed, times: block, adding: true)
    }
    return SymmetricEigenvalues.descending(gram(reduced), size: directions)
  }

  /// The products of the rows with random vectors of signs: they span what the columns span.
  private func project(onto range: UnsafeMutableBufferPointer<Float>) throws(CheckpointError) {
    var random = RandomSource(seed: 0, stream: "difference-rank")
    let signs = UnsafeMutableBufferPointer<Float>.allocate(capacity: directions * columns)
    defer { signs.deallocate() }
    for index in signs.indices { signs[index] = random.next() & 1 == 0 ? 1 : -1 }
    try eachBlock { rows, block in
      guard let vectors = signs.baseAddress, let output = range.baseAddress else { return }
      Matrix(output + rows.lowerBound * directions, rows.count, directions)
        .set(block, times: Matrix(vectors, directions, columns).transposed)
    }
  }

  private func eachBlock(_ body: (Range<Int>, Matrix) -> Void) throws(CheckpointError) {
    let height = min(rows, max(1, Self.blockSize / columns))
    let block = UnsafeMutableBufferPointer<Float>.allocate(capacity: height * columns)
    defer { block.deallocate() }
    guard let start = block.baseAddress else { return }
    for first in stride(from: 0, to: rows, by: height) {
      let range = first..<min(rows, first + height)
      try read(range.lowerBound * columns..<range.upperBound * columns, block)
      body(range, Matrix(start, range.count, columns))
    }
  }

  /// (directions, directions): the products of all pairs of rows.
  private func gram(_ reduced: UnsafeMutableBufferPointer<Float>) -> [Double] {
    var gram = [Double](repeating: 0, count: directions * directions)
    for i in 0..<directions {
      for j in i..<directions {
        var sum = 0.0
        for k in 0..<columns { sum += Double(reduced[i * columns + k]) * Double(reduced[j * columns + k]) }
        (gram[i * directions + j], gram[j * directions + i]) = (sum, sum)
      }
    }
    return gram
  }
}
