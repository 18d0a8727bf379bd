import CKernels
import Glibc

/// The state of AdamW (Loshchilov and Hutter, 2019) for one flat list of parameters.
struct Adam {
  var beta1 = 0.9
  var beta2 = 0.999
  var epsilon = 1e-8
  var weightDecay = 0.0
  /// Places of the parameters that change.
  let trainable: [Range<Int>]
  private var first: [Float]
  private var second: [Float]
  private var steps = 0

  init(count: Int, trainable: [Range<Int>]) {
    self.trainable = trainable
    first = [Float](repeating: 0, count: count)
    second = first
  }

  /// One step down `gradient`, first scaled so that its norm over the trainable parameters is at most `clipNorm`.
  mutating func step(
    _ parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>, learningRate: Double, clipNorm: Double
  ) {
    steps += 1
    let squares = trainable.reduce(0.0) { $0 + kernel_sum_of_squares(gradient + $1.lowerBound, $1.count) }
    let plan = KernelAdam(
      beta1: Float(beta1), beta2: Float(beta2), epsilon: Float(epsilon),
      rate: Float(learningRate / (1 - pow(beta1, Double(steps)))),
      correction: Float(1 / (1 - pow(beta2, Double(steps))).squareRoot()),
      decay: Float(1 - learningRate * weightDecay), scale: Float(min(1, clipNorm / (squares.squareRoot() + 1e-6))))
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        guard let first = first.baseAddress, let second = second.baseAddress else { return }
        for range in trainable {
          let at = range.lowerBound
          kernel_adam(plan, range.count, gradient + at, first + at, second + at, parameters + at)
        }
      }
    }
  }
}
