/// How an artifact came to be: the methods of the domain page, in the words of manifests.
package enum DerivationMethod: String, Sendable, CaseIterable, Codable {
  // Models.
  case pretrained, finetuned, adapter, rl
  case preferenceOptimised = "preference-optimised"
  case quantized, pruned, edited
  case formatConverted = "format-converted"
  case merged, prompted, derived, distilled
  // Datasets.
  case collected, generated, filtered, mixed, paraphrased, labelled, judged, translated

  /// The kind of artifact that this method makes.
  package var output: ArtifactKind {
    switch self {
    case .pretrained, .finetuned, .adapter, .rl, .preferenceOptimised, .quantized, .pruned, .edited, .formatConverted,
      .merged, .prompted, .derived, .distilled:
      .model
    case .collected, .generated, .filtered, .mixed, .paraphrased, .labelled, .judged, .translated: .dataset
    }
  }

  /// Whether the output starts from the weights of its base (and so shares the base's roots).
  /// A distilled model starts from its own base, never from its teacher.
  package var keepsInitialisation: Bool {
    output == .model && self != .pretrained
  }
}
