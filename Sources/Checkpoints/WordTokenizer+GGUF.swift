/// A word-level vocabulary as llama.cpp reads it.
extension WordTokenizer {
  private enum Kind: Int32 { case normal = 1, control = 3 }

  /// The metadata of the tokenizer: a Unigram model (`t5`) whose pieces are the words after a blank, so that a text
  /// becomes one token a word, with `<bos>` before; and a chat template that ends the words of all messages with `<a>`.
  ///
  /// Of llama.cpp's tokenizers only this one takes whole words without the pieces that lead to them.
  package var ggufMetadata: [String: GGUFWriter.Value] {
    let kinds = words.map { isSpecial($0) ? Kind.control : .normal }
    var metadata: [String: GGUFWriter.Value] = [
      "tokenizer.ggml.model": .text("t5"),
      "tokenizer.ggml.tokens": .texts(zip(words, kinds).map { $1 == .control ? $0 : "\u{2581}" + $0 }),
      "tokenizer.ggml.scores": .floats(words.map { _ in -1 }),
      "tokenizer.ggml.token_type": .integers(kinds.map(\.rawValue)),
      "tokenizer.ggml.add_bos_token": .bool(true),
      "tokenizer.ggml.add_eos_token": .bool(false),
      "tokenizer.ggml.add_space_prefix": .bool(true),
      "tokenizer.ggml.remove_extra_whitespaces": .bool(true),
      "tokenizer.chat_template": .text("{% for message in messages %}{{ message['content'] }} {% endfor %}<a>"),
    ]
    for (key, word) in [("bos", "<bos>"), ("eos", "<eos>"), ("unknown", "<pad>"), ("padding", "<pad>")] {
      if let id = id(of: word) { metadata["tokenizer.ggml.\(key)_token_id"] = .integer(UInt32(id)) }
    }
    return metadata
  }
}
