/// Where the results of one block are kept between the forward and the backward pass.
struct BlockActivations {
  let input: UnsafeMutablePointer<Float>  // (R, d) residual stream before the block
  let attentionInput: UnsafeMutablePointer<Float>  // (R, d) normalised
  let attentionMean, attentionDeviation: UnsafeMutablePointer<Float>  // (R)
  let queryKeyValue: UnsafeMutablePointer<Float>  // (R, 3d)
  let probabilities: UnsafeMutablePointer<Float>  // see kernel_attention
  let attended: UnsafeMutablePointer<Float>  // (R, d)
  // From here on the last block has only the M rows whose logits are wanted.
  let middle: UnsafeMutablePointer<Float>  // (R, d) residual stream between attention and feed-forward
  let innerInput: UnsafeMutablePointer<Float>  // (R, d) normalised
  let innerMean, innerDeviation: UnsafeMutablePointer<Float>  // (R)
  let slope: UnsafeMutablePointer<Float>  // (R, f) gelu'
  let inner: UnsafeMutablePointer<Float>  // (R, f) after gelu

  init(_ sizes: PassSizes, _ memory: inout FloatArena.Cursor) {
    let (rows, width) = (sizes.rows, sizes.width)
    input = memory.take(rows * width)
    attentionInput = memory.take(rows * width)
    attentionMean = memory.take(rows)
    attentionDeviation = memory.take(rows)
    queryKeyValue = memory.take(rows * 3 * width)
    probabilities = memory.take(sizes.probabilities)
    attended = memory.take(rows * width)
    middle = memory.take(rows * width)
    innerInput = memory.take(rows * width)
    innerMean = memory.take(rows)
    innerDeviation = memory.take(rows)
    slope = memory.take(rows * sizes.inner)
    inner = memory.take(rows * sizes.inner)
  }
}
