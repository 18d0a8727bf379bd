/// The words that hubs and tools have for how a model was made from its base.
package enum RelationWord {
  private static let methods: [String: DerivationMethod] = [
    "finetune": .finetuned, "finetuned": .finetuned, "fine-tune": .finetuned, "fine-tuned": .finetuned,
    "sft": .finetuned, "continued-pretraining": .finetuned, "adapter": .adapter, "lora": .adapter, "qlora": .adapter,
    "peft": .adapter, "merge": .merged, "merged": .merged, "quantized": .quantized, "quantised": .quantized,
    "quantization": .quantized, "quant": .quantized, "pruned": .pruned, "edited": .edited,
    "converted": .formatConverted,
    "format-converted": .formatConverted, "conversion": .formatConverted, "rl": .rl, "rlhf": .rl, "ppo": .rl,
    "dpo": .preferenceOptimised, "preference-optimised": .preferenceOptimised, "distilled": .distilled,
    "prompted": .prompted, "derived": .derived, "pretrained": .pretrained,
  ]

  /// The method that a word stands for; nil for a word that is not known. Empty words state no relation: `derived`.
  package static func method(_ word: String) -> DerivationMethod? {
    let key = word.lowercased().filter { !$0.isWhitespace }.replacing("_", with: "-")
    return key.isEmpty ? .derived : methods[key]
  }
}

extension Claims {
  /// The method for a relation in a file; an unknown word is warned of and states no relation.
  package mutating func method(_ word: String, at place: InputError) -> DerivationMethod {
    if let method = RelationWord.method(word) { return method }
    warn(place, "unknown relation '\(word.prefix(80))'; recorded as 'derived' (relation not stated)")
    return .derived
  }
}
