import Checkpoints

/// The weights that lead into hidden units, each unit's scaled to length 1, so that products are cosines.
struct UnitVectors: ~Copyable {
  let units: Int
  let width: Int
  /// (units, width), row after row.
  let values: UnsafeMutableBufferPointer<Float>
  /// Whether every weight is a finite number; if not, the vectors mean nothing.
  private(set) var isFinite = true

  /// Reads the given units of a matrix, in the given order.
  /// - Precondition: every one of `order` is a unit of `matrix`, which is in `weights`.
  init(_ matrix: UpProjection, of weights: WeightFiles, order: [Int]) throws(CheckpointError) {
    units = order.count
    width = matrix.width
    values = .allocate(capacity: order.count * matrix.width)
    guard let file = weights.file(of: matrix.tensor) else { return }
    if matrix.unitsAreColumns { try readColumns(matrix, file, order) } else { try readRows(matrix, file, order) }
    file.release(matrix.tensor)
    normalise()
  }

  deinit { values.deallocate() }

  private func readRows(_ matrix: UpProjection, _ file: SafetensorsFile, _ order: [Int]) throws(CheckpointError) {
    for (place, unit) in order.enumerated() {
      let start = (matrix.firstRow + unit) * width
      let row = UnsafeMutableBufferPointer(rebasing: values[place * width..<(place + 1) * width])
      try file.read(matrix.tensor, elements: start..<start + width, into: row)
    }
  }

  private func readColumns(_ matrix: UpProjection, _ file: SafetensorsFile, _ order: [Int]) throws(CheckpointError) {
    let row = UnsafeMutableBufferPointer<Float>.allocate(capacity: matrix.units)
    defer { row.deallocate() }
    for input in 0..<width {
      try file.read(matrix.tensor, elements: input * matrix.units..<(input + 1) * matrix.units, into: row)
      for (place, unit) in order.enumerated() { values[place * width + input] = row[unit] }
    }
  }

  private mutating func normalise() {
    for unit in 0..<units {
      let row = UnsafeMutableBufferPointer(rebasing: values[unit * width..<(unit + 1) * width])
      let square = row.reduce(0.0) { $0 + Double($1) * Double($1) }
      guard square.isFinite else {
        isFinite = false
        return
      }
      // In Double, because the reciprocal of a very small length is no Float.
      let scale = square > 0 ? 1 / square.squareRoot() : 0
      for index in row.indices { row[index] = Float(Double(row[index]) * scale) }
    }
  }
}
