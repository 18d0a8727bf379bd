package import Checkpoints

/// A network with its vocabulary as one GGUF file, which llama.cpp and what is built on it can serve.
extension Transformer {
  /// Writes the file; F32, the bytes depend on network, name and vocabulary alone.
  /// - Parameters:
  ///   - name: shown by servers (`general.name`).
  ///   - tokenizer: with a word for each token of the network.
  /// - Throws: `CheckpointError` where the vocabulary is of another size, or the file cannot be written.
  package func writeGGUF(name: String, tokenizer: WordTokenizer, to path: String) throws(CheckpointError) {
    guard tokenizer.words.count == configuration.vocabularySize else {
      throw CheckpointError(
        file: path,
        reason:
          "the tokenizer has \(tokenizer.words.count) words and the network \(configuration.vocabularySize) tokens")
    }
    let sizes: [String: GGUFWriter.Value] = [
      "general.architecture": .text("gpt2"), "general.name": .text(name),
      "gpt2.context_length": .integer(UInt32(configuration.contextLength)),
      "gpt2.embedding_length": .integer(UInt32(configuration.width)),
      "gpt2.feed_forward_length": .integer(UInt32(configuration.innerWidth)),
      "gpt2.block_count": .integer(UInt32(configuration.layers)),
      "gpt2.attention.head_count": .integer(UInt32(configuration.heads)),
      "gpt2.attention.layer_norm_epsilon": .float(Float(configuration.layerNormEpsilon)),
    ]
    try GGUFWriter.write(
      metadata: sizes.merging(tokenizer.ggufMetadata) { size, _ in size }, tensors: layout.slices.map(tensor), to: path)
  }

  private func tensor(_ slice: ParameterSlice) -> GGUFWriter.Tensor {
    let values = Array(parameters[slice.range])
    guard slice.shape.count == 2 else { return GGUFWriter.Tensor(Self.ggufName(slice.name), slice.shape, values) }
    let (rows, columns) = (slice.shape[0], slice.shape[1])
    guard Self.isLinear(slice.name) else {
      return GGUFWriter.Tensor(Self.ggufName(slice.name), [columns, rows], values)
    }
    // (in, out) here, and rows of inputs there.
    let turned = (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
    return GGUFWriter.Tensor(Self.ggufName(slice.name), [rows, columns], turned)
  }

  private static func isLinear(_ name: String) -> Bool { name.contains(".c_") }

  /// llama.cpp's names of GPT-2's tensors.
  private static func ggufName(_ name: String) -> String {
    let names: KeyValuePairs = [
      "transformer.wte.": "token_embd.", "transformer.wpe.": "position_embd.", "transformer.ln_f.": "output_norm.",
      "lm_head.": "output.", "transformer.h.": "blk.", ".ln_1.": ".attn_norm.", ".ln_2.": ".ffn_norm.",
      ".attn.c_attn.": ".attn_qkv.", ".attn.c_proj.": ".attn_output.", ".mlp.c_fc.": ".ffn_up.",
      ".mlp.c_proj.": ".ffn_down.",
    ]
    return names.reduce(name) { $0.replacing($1.key, with: $1.value) }
  }
}
