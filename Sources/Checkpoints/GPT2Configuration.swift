/// The sizes of a GPT-2 network (Radford et al., 2019) with an untied output matrix and the tanh form of GELU.
package struct GPT2Configuration: Sendable, Equatable {
  /// V, number of tokens.
  package var vocabularySize: Int
  /// T, the most positions that a sequence may have (`n_positions`).
  package var contextLength: Int
  /// d, width of the residual stream (`n_embd`).
  package var width: Int
  /// Number of attention heads; divides `width`.
  package var heads: Int
  package var layers: Int
  /// Width of the hidden layer of the feed-forward blocks (`n_inner`).
  package var innerWidth: Int
  package var layerNormEpsilon: Double
  /// Token that starts a text (`bos_token_id`), if there is one.
  package var beginToken: Int?
  /// Token that ends a text (`eos_token_id`), if there is one.
  package var endToken: Int?

  /// - Parameter innerWidth: `nil` for the usual 4 × `width`.
  package init(
    vocabularySize: Int, contextLength: Int, width: Int, heads: Int, layers: Int, innerWidth: Int? = nil,
    layerNormEpsilon: Double = 1e-5, beginToken: Int? = nil, endToken: Int? = nil
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.width = width
    self.heads = heads
    self.layers = layers
    self.innerWidth = innerWidth ?? 4 * width
    self.layerNormEpsilon = layerNormEpsilon
    self.beginToken = beginToken
    self.endToken = endToken
  }

  /// What is wrong with the sizes, or nil.
  package var problem: String? {
    let sizes = [
      ("vocab_size", vocabularySize, Self.largest), ("n_positions", contextLength, Self.largest),
      ("n_embd", width, Self.largest), ("n_head", heads, Self.largest), ("n_layer", layers, Self.mostLayers),
      ("n_inner", innerWidth, Self.largest),
    ]
    for (name, size, most) in sizes where !(1...most).contains(size) {
      return "`\(name)` is \(size), not between 1 and \(most)"
    }
    if !width.isMultiple(of: heads) { return "`n_head` \(heads) does not divide `n_embd` \(width)" }
    if !(layerNormEpsilon > 0 && layerNormEpsilon < 1) { return "`layer_norm_epsilon` is not between 0 and 1" }
    for (name, token) in [("bos_token_id", beginToken), ("eos_token_id", endToken)] {
      if let token, !(0..<vocabularySize).contains(token) { return "`\(name)` \(token) is not a token" }
    }
    return nil
  }

  /// No size may be larger, so that products of three of them do not overflow.
  private static let largest = 1 << 20
  /// A layer costs a dozen names before the weights are looked at.
  private static let mostLayers = 4096
}
