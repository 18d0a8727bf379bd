/// The tensors of one block within the parameters (`UnsafePointer`) or their gradients (`UnsafeMutablePointer`).
struct BlockPointers<Pointer: Strideable> where Pointer.Stride == Int {
  private let start: Pointer
  private let offsets: GPT2Layout.Block

  init(_ start: Pointer, _ offsets: GPT2Layout.Block) {
    self.start = start
    self.offsets = offsets
  }

  private func at(_ offset: Int) -> Pointer { start.advanced(by: offset) }

  var attentionGain: Pointer { at(offsets.attentionGain) }
  var attentionBias: Pointer { at(offsets.attentionBias) }
  var queryKeyValue: Pointer { at(offsets.queryKeyValueWeight) }
  var queryKeyValueBias: Pointer { at(offsets.queryKeyValueBias) }
  var attentionOutput: Pointer { at(offsets.attentionOutputWeight) }
  var attentionOutputBias: Pointer { at(offsets.attentionOutputBias) }
  var feedForwardGain: Pointer { at(offsets.feedForwardGain) }
  var feedForwardBias: Pointer { at(offsets.feedForwardBias) }
  var inner: Pointer { at(offsets.innerWeight) }
  var innerBias: Pointer { at(offsets.innerBias) }
  var innerOutput: Pointer { at(offsets.innerOutputWeight) }
  var innerOutputBias: Pointer { at(offsets.innerOutputBias) }
}
