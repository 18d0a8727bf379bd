import Testing

@testable import Neural

@Suite("Matrix products")
struct MatrixTests {
  private func numbers(_ count: Int) -> [Float] {
    (0..<count).map { Float($0 * 7 % 11) - 5 }
  }

  // Whole numbers this small are exact in any order of summation.
  @Test("agree with the definition, transposed or not, set or added", arguments: [false, true], [false, true])
  func definition(isFirstTransposed: Bool, isSecondTransposed: Bool) {
    OneThread.enforce()
    let (m, k, n, stride) = (5, 7, 3, 4)
    var (a, b) = (numbers(m * k), numbers(k * n))
    for adding in [false, true] {
      var c = [Float](repeating: 100, count: m * stride)
      a.withUnsafeMutableBufferPointer { a in
        b.withUnsafeMutableBufferPointer { b in
          c.withUnsafeMutableBufferPointer { c in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
            let first = isFirstTransposed ? Matrix(a, k, m).transposed : Matrix(a, m, k)
            let second = isSecondTransposed ? Matrix(b, n, k).transposed : Matrix(b, k, n)
            Matrix(c, m, n, stride: stride).set(first, times: second, adding: adding)
          }
        }
      }
      for row in 0..<m {
        for column in 0..<n {
          let sum = (0..<k).reduce(Float(adding ? 100 : 0)) { sum, i in
            sum + a[isFirstTransposed ? i * m + row : row * k + i]
              * b[isSecondTransposed ? column * k + i : i * n + column]
          }
          #expect(c[row * stride + column] == sum)
        }
        #expect(c[row * stride + n] == 100, "outside of the matrix")
      }
    }
  }
}
