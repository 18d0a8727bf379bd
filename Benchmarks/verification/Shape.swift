import Statistics

/// The tensors of a network of the LLaMA family: names, sizes, and how far weights spread at the start.
struct Shape {
  var width: Int
  var inner: Int
  var layers: Int
  var keyWidth: Int
  var vocabulary: Int

  /// 1.24 billion parameters.
  static let billion = Shape(width: 2048, inner: 8192, layers: 16, keyWidth: 512, vocabulary: 128_256)
  static let small = Shape(width: 256, inner: 1024, layers: 4, keyWidth: 64, vocabulary: 4096)

  typealias Tensor = (name: String, shape: [Int])

  /// Sorted by name within each shard; two layers and the embedding are a shard each.
  var shards: [[Tensor]] {
    let blocks = (0..<layers).map { block($0) }
    let pairs = stride(from: 0, to: layers, by: 2).map { Array(blocks[$0..<min(layers, $0 + 2)].joined()) }
    return [[("model.embed_tokens.weight", [vocabulary, width]), ("model.norm.weight", [width])]] + pairs
  }

  private func block(_ number: Int) -> [Tensor] {
    let prefix = "model.layers.\(number)."
    return [
      (prefix + "input_layernorm.weight", [width]), (prefix + "mlp.down_proj.weight", [width, inner]),
      (prefix + "mlp.gate_proj.weight", [inner, width]), (prefix + "mlp.up_proj.weight", [inner, width]),
      (prefix + "post_attention_layernorm.weight", [width]), (prefix + "self_attn.k_proj.weight", [keyWidth, width]),
      (prefix + "self_attn.o_proj.weight", [width, width]), (prefix + "self_attn.q_proj.weight", [width, width]),
      (prefix + "self_attn.v_proj.weight", [keyWidth, width]),
    ]
  }
}
