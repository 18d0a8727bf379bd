import Checkpoints

/// The tensors of a GPT-2 network under the names and in the shapes of Hugging Face's `GPT2LMHeadModel`.
///
/// Its linear layers ("Conv1D") keep their weights as (in, out); `lm_head.weight` is (V, d).
struct GPT2Layout: Sendable, Equatable {
  /// Where the tensors of one block start.
  struct Block: Sendable, Equatable {
    var attentionGain, attentionBias: Int  // ln_1 (d)
    var queryKeyValueWeight, queryKeyValueBias: Int  // attn.c_attn (d, 3d), (3d)
    var attentionOutputWeight, attentionOutputBias: Int  // attn.c_proj (d, d), (d)
    var feedForwardGain, feedForwardBias: Int  // ln_2 (d)
    var innerWeight, innerBias: Int  // mlp.c_fc (d, f), (f)
    var innerOutputWeight, innerOutputBias: Int  // mlp.c_proj (f, d), (d)
  }

  let parameters: ParameterLayout
  let tokenEmbedding: Int  // (V, d)
  let positionEmbedding: Int  // (T, d)
  let blocks: [Block]
  let finalGain, finalBias: Int  // (d)
  let output: Int  // (V, d)

  init(_ configuration: GPT2Configuration) {
    let (width, vocabulary) = (configuration.width, configuration.vocabularySize)
    var layout = ParameterLayout()
    tokenEmbedding = layout.append("transformer.wte.weight", [vocabulary, width])
    positionEmbedding = layout.append("transformer.wpe.weight", [configuration.contextLength, width])
    blocks = (0..<configuration.layers).map { Self.block("transformer.h.\($0).", configuration, &layout) }
    finalGain = layout.append("transformer.ln_f.weight", [width])
    finalBias = layout.append("transformer.ln_f.bias", [width])
    output = layout.append("lm_head.weight", [vocabulary, width])
    parameters = layout
  }

  private static func block(
    _ prefix: String, _ configuration: GPT2Configuration, _ layout: inout ParameterLayout
  ) -> Block {
    let (width, inner) = (configuration.width, configuration.innerWidth)
    return Block(
      attentionGain: layout.append(prefix + "ln_1.weight", [width]),
      attentionBias: layout.append(prefix + "ln_1.bias", [width]),
      queryKeyValueWeight: layout.append(prefix + "attn.c_attn.weight", [width, 3 * width]),
      queryKeyValueBias: layout.append(prefix + "attn.c_attn.bias", [3 * width]),
      attentionOutputWeight: layout.append(prefix + "attn.c_proj.weight", [width, width]),
      attentionOutputBias: layout.append(prefix + "attn.c_proj.bias", [width]),
      feedForwardGain: layout.append(prefix + "ln_2.weight", [width]),
      feedForwardBias: layout.append(prefix + "ln_2.bias", [width]),
      innerWeight: layout.append(prefix + "mlp.c_fc.weight", [width, inner]),
      innerBias: layout.append(prefix + "mlp.c_fc.bias", [inner]),
      innerOutputWeight: layout.append(prefix + "mlp.c_proj.weight", [inner, width]),
      innerOutputBias: layout.append(prefix + "mlp.c_proj.bias", [width]))
  }
}
