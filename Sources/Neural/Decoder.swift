import CKernels
import Checkpoints

/// Runs a network one position at a time for a fixed number of sequences, keeping the keys and values of the past.
///
/// The number of rows is always `rows`, whether all are used or not: matrix products of another shape could round
/// differently, and a sequence must not depend on its neighbours. Not thread-safe: one object per thread.
final class Decoder {
  static let rows = 64

  let classes: Range<Int>
  private let configuration: GPT2Configuration
  private let offsets: GPT2Layout
  private let capacity: Int
  private let arena = FloatArena()
  private let caches: [UnsafeMutablePointer<Float>]  // per block: (rows, capacity, 2d)
  private let stream, normalised, mean, deviation: UnsafeMutablePointer<Float>  // (rows, d), (rows, d), (rows), (rows)
  private let queryKeyValue, attended: UnsafeMutablePointer<Float>  // (rows, 3d), (rows, d)
  private let hidden, inner: UnsafeMutablePointer<Float>  // (rows, f)
  private let logits: Matrix  // (rows, K)
  private let scratch: UnsafeMutablePointer<Float>  // (capacity)

  private var width: Int { configuration.width }
  private var innerWidth: Int { configuration.innerWidth }
  private var epsilon: Float { Float(configuration.layerNormEpsilon) }

  /// - Parameters:
  ///   - capacity: the most positions of a sequence.
  ///   - classes: the tokens whose logits are wanted.
  init(_ model: Transformer, capacity: Int, classes: Range<Int>) {
    configuration = model.configuration
    offsets = model.offsets
    self.capacity = capacity
    self.classes = classes
    let (rows, width, inner) = (Self.rows, configuration.width, configuration.innerWidth)
    let sizes = [width, width, 1, 1, 3 * width, width, inner, inner, classes.count].map { rows * $0 } + [capacity]
    let caches = Array(repeating: rows * capacity * 2 * width, count: configuration.layers)
    let pieces = arena.lay { memory in (sizes + caches).map { memory.take($0) } }
    (stream, normalised, mean, deviation) = (pieces[0], pieces[1], pieces[2], pieces[3])
    (queryKeyValue, attended, hidden, self.inner) = (pieces[4], pieces[5], pieces[6], pieces[7])
    logits = Matrix(pieces[8], rows, classes.count)
    scratch = pieces[9]
    self.caches = Array(pieces[10...])
  }

  /// Reads the next token of each sequence.
  ///
  /// - Parameter inputs: token and position per sequence, at most `rows`; a sequence's positions count up from 0.
  /// - Returns: the logits of `classes` (rows, K), valid until the next step; not set unless `wantsLogits`.
  func step(_ inputs: [(token: Int, position: Int)], parameters: UnsafePointer<Float>, wantsLogits: Bool) -> Matrix {
    let unused = Array(repeating: Int32(0), count: Self.rows - inputs.count)
    let tokens = inputs.map { Int32($0.token) } + unused
    let positions = inputs.map { Int32($0.position) } + unused
    kernel_embed(
      parameters + offsets.tokenEmbedding, parameters + offsets.positionEmbedding, tokens, positions, Self.rows, width,
      stream)
    for (index, cache) in caches.enumerated() {
      block(BlockPointers(parameters, offsets.blocks[index]), positions, cache)
    }
    if wantsLogits {
      normalise(parameters + offsets.finalGain, parameters + offsets.finalBias)
      let table = Matrix(parameters + offsets.output + classes.lowerBound * width, classes.count, width)
      logits.set(Matrix(normalised, Self.rows, width), times: table.transposed)
    }
    return logits
  }

  /// The same arithmetic as `TransformerPass`, in place on `stream`.
  private func block(
    _ w: BlockPointers<UnsafePointer<Float>>, _ positions: [Int32], _ cache: UnsafeMutablePointer<Float>
  ) {
    let rows = Self.rows
    let residual = Matrix(stream, rows, width)
    normalise(w.attentionGain, w.attentionBias)
    kernel_add_bias(nil, w.queryKeyValueBias, rows, 3 * width, queryKeyValue)
    Matrix(queryKeyValue, rows, 3 * width)
      .set(Matrix(normalised, rows, width), times: Matrix(w.queryKeyValue, width, 3 * width), adding: true)
    kernel_attention_step(
      queryKeyValue, positions, rows, capacity, width, configuration.heads, cache, attended, scratch)
    kernel_add_bias(stream, w.attentionOutputBias, rows, width, stream)
    residual.set(Matrix(attended, rows, width), times: Matrix(w.attentionOutput, width, width), adding: true)
    normalise(w.feedForwardGain, w.feedForwardBias)
    Matrix(hidden, rows, innerWidth).set(Matrix(normalised, rows, width), times: Matrix(w.inner, width, innerWidth))
    kernel_gelu(hidden, w.innerBias, rows, innerWidth, inner)
    kernel_add_bias(stream, w.innerOutputBias, rows, width, stream)
    residual.set(Matrix(inner, rows, innerWidth), times: Matrix(w.innerOutput, innerWidth, width), adding: true)
  }

  private func normalise(_ gain: UnsafePointer<Float>, _ bias: UnsafePointer<Float>) {
    kernel_normalise(stream, Self.rows, width, gain, bias, epsilon, normalised, mean, deviation)
  }
}
