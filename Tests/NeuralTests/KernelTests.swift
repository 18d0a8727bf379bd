import CKernels
import Glibc
import Statistics
import Testing

/// The vector loops against their definitions in double precision, for widths that fill vectors and widths that do not.
@Suite("Kernels")
struct KernelTests {
  static let widths = [1, 3, 15, 16, 17, 31, 32, 40]

  private func numbers(_ count: Int, spread: Double = 1, seed: UInt64 = 1) -> [Float] {
    var random = RandomSource(seed: seed)
    return (0..<count).map { _ in Float(spread * random.normal()) }
  }

  @Test("layer normalisation has mean 0 and variance 1 before gain and bias", arguments: widths)
  func normalise(width: Int) {
    let (x, gain, bias) = (numbers(3 * width), numbers(width, seed: 2), numbers(width, seed: 3))
    var (y, mean, deviation) = (x, [Float](repeating: 0, count: 3), [Float](repeating: 0, count: 3))
    kernel_normalise(x, 3, width, gain, bias, 1e-5, &y, &mean, &deviation)
    for row in 0..<3 {
      let values = x[row * width..<(row + 1) * width].map(Double.init)
      let m = values.reduce(0, +) / Double(width)
      let d = (values.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(width) + 1e-5).squareRoot()
      for i in 0..<width {
        let expected = (values[i] - m) / d * Double(gain[i]) + Double(bias[i])
        #expect(abs(Double(y[row * width + i]) - expected) < 1e-5)
      }
    }
  }

  @Test("GELU and its slope hold from very negative to very positive numbers")
  func gelu() {
    let x = stride(from: Float(-60), through: 60, by: 0.37).map { $0 }
    var (slope, y) = (x, x)
    kernel_gelu(&slope, [Float](repeating: 0, count: x.count), 1, x.count, &y)
    for i in x.indices {
      let v = Double(x[i])
      let t = tanh((2 / Double.pi).squareRoot() * (v + 0.044715 * v * v * v))
      let inner = (2 / Double.pi).squareRoot() * (1 + 3 * 0.044715 * v * v)
      #expect(abs(Double(y[i]) - 0.5 * v * (1 + t)) < 1e-6 * max(1, abs(v)))
      #expect(abs(Double(slope[i]) - (0.5 * (1 + t) + 0.5 * v * (1 - t * t) * inner)) < 3e-6)
    }
  }

  @Test("cross-entropy and its gradient hold for ordinary and for extreme logits", arguments: widths, [1, 200.0])
  func crossEntropy(width: Int, spread: Double) {
    let stride = width + 3
    let logits = numbers(2 * stride, spread: spread)
    var gradient = logits
    let targets = [Int32(width - 1), 0]
    let loss = kernel_cross_entropy(&gradient, targets, 2, width, stride, 0.5)
    var expected = 0.0
    for row in 0..<2 {
      let values = logits[row * stride..<row * stride + width].map(Double.init)
      let largest = values.max() ?? 0
      let sum = values.reduce(0) { $0 + exp($1 - largest) }
      expected += log(sum) + largest - values[Int(targets[row])]
      for i in 0..<width {
        let slope = 0.5 * (exp(values[i] - largest) / sum - (i == Int(targets[row]) ? 1 : 0))
        #expect(abs(Double(gradient[row * stride + i]) - slope) < 1e-6)
      }
      #expect(gradient[row * stride + width..<(row + 1) * stride] == logits[row * stride + width..<(row + 1) * stride])
    }
    #expect(abs(loss - expected) <= 1e-6 * max(1, abs(expected)))
  }

  @Test("what is not a number is not hidden")
  func notANumber() {
    var logits: [Float] = [1, .nan, 2]
    #expect(kernel_cross_entropy(&logits, [0], 1, 3, 3, 1).isNaN)
    #expect(logits.allSatisfy { $0.isNaN })
    var hidden: [Float] = [.nan, -1]
    kernel_relu(&hidden, [0, 0], 1, 2)
    #expect(hidden[0].isNaN && hidden[1] == 0)
  }

  @Test("sums of squares are exact enough to clip by", arguments: widths + [5000])
  func squares(count: Int) {
    let x = numbers(count)
    let expected = x.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(kernel_sum_of_squares(x, count) - expected) < 1e-6 * expected)
  }

  @Test("sampling follows the cumulative probabilities and takes the largest at temperature 0")
  func sampling() {
    let logits: [Float] = [log(0.5), log(0.25), log(0.25)]
    let choices = [0, 0.49, 0.51, 0.74, 0.76, 0.999_999_999].map { uniform in
      var row = logits
      return kernel_sample(&row, 3, 1, uniform)
    }
    #expect(choices == [0, 0, 1, 1, 2, 2])
    var row: [Float] = [1, 7, 7, -3]
    #expect(kernel_sample(&row, 4, 0, 0.9) == 1)
  }
}
