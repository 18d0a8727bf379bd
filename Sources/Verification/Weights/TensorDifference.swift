import Checkpoints

/// How one tensor of a model differs from the tensor of the same name in another.
struct TensorDifference: Sendable, Equatable {
  /// The name under which both are compared.
  var key: String
  var isIdentical: Bool
  /// Σ (a − b)².
  var squaredDifference: Double
  /// Σ b².
  var squaredNorm: Double
  /// What the rounding of a's stored type can add to Σ (a − b)²: Σ (spacing at a)² / 12, from above.
  var rounding: Double

  /// ‖a − b‖ / ‖b‖; nil where a number is not finite or b is zero.
  var relative: Double? {
    let ratio = (squaredDifference / squaredNorm).squareRoot()
    return ratio.isFinite ? ratio : nil
  }

  /// Elements that are in memory as floats at a time.
  private static let pieceSize = 1 << 20

  /// Compares tensors of one shape in pieces: two small buffers, whatever their size.
  /// - Returns: nil for a type that has no floats, unless the bytes are the same.
  /// - Precondition: the shapes are the same.
  init?(
    key: String, _ a: TensorDescription, in first: SafetensorsFile, _ b: TensorDescription, in second: SafetensorsFile
  ) throws(CheckpointError) {
    self.init(key: key, isIdentical: false, squaredDifference: 0, squaredNorm: 0, rounding: 0)
    defer {
      first.release(a.name)
      second.release(b.name)
    }
    if a.type == b.type { isIdentical = try first.hasSameBytes(a.name, as: second, b.name) }
    guard a.type.isFloat, b.type.isFloat else {
      if isIdentical { return }
      return nil
    }
    try add(a, first, b, second)
  }

  private init(
    key: String, isIdentical: Bool, squaredDifference: Double, squaredNorm: Double, rounding: Double
  ) {
    self.key = key
    self.isIdentical = isIdentical
    self.squaredDifference = squaredDifference
    self.squaredNorm = squaredNorm
    self.rounding = rounding
  }

  private mutating func add(
    _ a: TensorDescription, _ first: SafetensorsFile, _ b: TensorDescription, _ second: SafetensorsFile
  ) throws(CheckpointError) {
    let left = UnsafeMutableBufferPointer<Float>.allocate(capacity: min(a.count, Self.pieceSize))
    let right = UnsafeMutableBufferPointer<Float>.allocate(capacity: left.count)
    defer {
      left.deallocate()
      right.deallocate()
    }
    var squaredNorm = 0.0
    for start in stride(from: 0, to: a.count, by: Self.pieceSize) {
      let piece = start..<min(a.count, start + Self.pieceSize)
      try first.read(a.name, elements: piece, into: left)
      try second.read(b.name, elements: piece, into: right)
      for index in 0..<piece.count {
        let (x, y) = (Double(left[index]), Double(right[index]))
        squaredDifference += (x - y) * (x - y)
        self.squaredNorm += y * y
        squaredNorm += x * x
      }
      first.release(a.name, elements: piece)
      second.release(b.name, elements: piece)
    }
    let spacing = 1 / Double(1 << (a.type.fractionBits ?? 0))
    rounding = squaredNorm * spacing * spacing / 12
  }
}
