/// All intermediate results of one pass over a batch, valid until the next pass of the same object.
struct Activations {
  let blocks: [BlockActivations]
  let attended: UnsafeMutablePointer<Float>  // (M, d) of the last block, the wanted rows
  let stream: UnsafeMutablePointer<Float>  // (M, d) residual stream after the last block
  let outputInput: UnsafeMutablePointer<Float>  // (M, d) normalised
  let outputMean, outputDeviation: UnsafeMutablePointer<Float>  // (M)
  let logits: UnsafeMutablePointer<Float>  // (M, K), then their gradient
  let scratch: UnsafeMutablePointer<Float>  // for the attention of one head
  // Gradients, of the residual stream and of whatever is being worked on.
  let streamSlope: UnsafeMutablePointer<Float>  // (R, d)
  let narrowSlope: UnsafeMutablePointer<Float>  // (R, d)
  let spareSlope: UnsafeMutablePointer<Float>  // (R, d)
  let wideSlope: UnsafeMutablePointer<Float>  // (R, max(3d, f))

  init(_ sizes: PassSizes, _ memory: inout FloatArena.Cursor) {
    let (rows, outputs, width) = (sizes.rows, sizes.outputs, sizes.width)
    blocks = (0..<sizes.layers).map { _ in BlockActivations(sizes, &memory) }
    attended = memory.take(outputs * width)
    stream = memory.take(outputs * width)
    outputInput = memory.take(outputs * width)
    outputMean = memory.take(outputs)
    outputDeviation = memory.take(outputs)
    logits = memory.take(outputs * sizes.classes)
    scratch = memory.take(sizes.scratch)
    streamSlope = memory.take(rows * width)
    narrowSlope = memory.take(rows * width)
    spareSlope = memory.take(rows * width)
    wideSlope = memory.take(rows * max(3 * width, sizes.inner))
  }
}
