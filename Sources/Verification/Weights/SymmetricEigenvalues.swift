/// The eigenvalues of small symmetric matrices.
enum SymmetricEigenvalues {
  /// Descending. Jacobi's rotations, row by row (Golub and Van Loan, Matrix Computations, 8.5); O(n³) a sweep, a handful
  /// of sweeps. Absolute error about 1e-15 of the largest.
  /// - Parameter matrix: n × n, symmetric and finite, row after row.
  static func descending(_ matrix: [Double], size: Int) -> [Double] {
    var a = matrix
    let scale = (0..<size * size).reduce(0) { $0 + a[$1] * a[$1] }
    for _ in 0..<30 {
      var rest = 0.0
      for p in 0..<size {
        for q in p + 1..<max(size, p + 1) {
          rest += a[p * size + q] * a[p * size + q]
          rotate(&a, size, p, q)
        }
      }
      if rest <= 1e-30 * scale { break }
    }
    return (0..<size).map { a[$0 * size + $0] }.sorted(by: >)
  }

  /// Turns the plane of two axes so that their common element becomes zero.
  private static func rotate(_ a: inout [Double], _ size: Int, _ p: Int, _ q: Int) {
    let common = a[p * size + q]
    guard common != 0 else { return }
    let theta = (a[q * size + q] - a[p * size + p]) / (2 * common)
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<size {
      let (x, y) = (a[k * size + p], a[k * size + q])
      (a[k * size + p], a[k * size + q]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
    for k in 0..<size {
      let (x, y) = (a[p * size + k], a[q * size + k])
      (a[p * size + k], a[q * size + k]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
  }
}
