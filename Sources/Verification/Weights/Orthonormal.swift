/// Orthonormal columns from any.
enum Orthonormal {
  /// Gram and Schmidt, each column twice, which is as orthogonal as rounding allows (Giraud, Langou, Rozložník, 2005).
  /// Columns that depend on earlier ones become zero. O(rows · columns²).
  /// - Parameter matrix: rows × columns, row after row.
  static func make(_ matrix: UnsafeMutableBufferPointer<Float>, rows: Int, columns: Int) {
    // Column after column, so that the inner loops run along memory.
    var turned = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns { turned[column * rows + row] = Double(matrix[row * columns + column]) }
    }
    turned.withUnsafeMutableBufferPointer { turned in
      for column in 0..<columns { orthogonalise(turned, column, rows) }
    }
    for row in 0..<rows {
      for column in 0..<columns { matrix[row * columns + column] = Float(turned[column * rows + row]) }
    }
  }

  private static func orthogonalise(_ turned: UnsafeMutableBufferPointer<Double>, _ column: Int, _ rows: Int) {
    let own = column * rows
    let before = dot(turned, own, own, rows)
    for _ in 0..<2 {
      for other in 0..<column {
        let share = dot(turned, own, other * rows, rows)
        for row in 0..<rows { turned[own + row] -= share * turned[other * rows + row] }
      }
    }
    let after = dot(turned, own, own, rows)
    let scale = after > 1e-12 * before ? 1 / after.squareRoot() : 0
    for row in 0..<rows { turned[own + row] *= scale }
  }

  private static func dot(_ turned: UnsafeMutableBufferPointer<Double>, _ a: Int, _ b: Int, _ count: Int) -> Double {
    var sums = SIMD4<Double>()
    for index in stride(from: 0, to: count - 3, by: 4) {
      let left = SIMD4(turned[a + index], turned[a + index + 1], turned[a + index + 2], turned[a + index + 3])
      let right = SIMD4(turned[b + index], turned[b + index + 1], turned[b + index + 2], turned[b + index + 3])
      sums += left * right
    }
    return (count / 4 * 4..<count).reduce(sums.sum()) { $0 + turned[a + $1] * turned[b + $1] }
  }
}
