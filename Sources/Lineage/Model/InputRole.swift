/// What an input was to a derivation.
package enum InputRole: String, Sendable, CaseIterable, Codable {
  /// The model whose weights the output starts from (several for a merge).
  case base
  /// Training data of a model, or the source of a derived dataset.
  case data
  /// The model whose outputs were written, paraphrased, translated or imitated.
  case teacher
  /// The model that judged or labelled.
  case judge
  /// The prompts that a generating model was given. They carry no trait of their own.
  case prompts

  /// The kind of artifact that may stand in this role.
  package var kind: ArtifactKind {
    switch self {
    case .base, .teacher, .judge: .model
    case .data, .prompts: .dataset
    }
  }
}
