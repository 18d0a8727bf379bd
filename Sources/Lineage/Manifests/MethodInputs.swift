/// Which inputs a derivation method takes.
package struct MethodInputs: Sendable, Equatable {
  /// Roles without which the method makes no sense.
  package var required: Set<InputRole>
  package var optional: Set<InputRole>
  /// Whether there may be several bases.
  package var severalBases = false

  package var allowed: [InputRole] { InputRole.allCases.filter { required.contains($0) || optional.contains($0) } }
}

extension DerivationMethod {
  /// The roles of its inputs. A base is required wherever the output starts from one, except for `derived` (whose
  /// relation is not stated) and `distilled` (whose own start may be unrecorded).
  package var inputs: MethodInputs {
    switch self {
    case .pretrained: MethodInputs(required: [], optional: [.data])
    case .finetuned, .adapter: MethodInputs(required: [.base], optional: [.data])
    case .rl, .preferenceOptimised: MethodInputs(required: [.base], optional: [.data, .judge, .prompts])
    case .quantized, .pruned, .edited, .formatConverted: MethodInputs(required: [.base], optional: [])
    case .merged: MethodInputs(required: [.base], optional: [], severalBases: true)
    case .prompted: MethodInputs(required: [.base], optional: [.prompts])
    case .derived: MethodInputs(required: [], optional: [.base, .data, .teacher, .judge], severalBases: true)
    case .distilled: MethodInputs(required: [.teacher], optional: [.base, .data, .prompts])
    case .collected: MethodInputs(required: [], optional: [])
    case .generated: MethodInputs(required: [.teacher], optional: [.prompts, .data])
    case .filtered: MethodInputs(required: [.data], optional: [.judge])
    case .mixed: MethodInputs(required: [.data], optional: [])
    case .paraphrased: MethodInputs(required: [.data, .teacher], optional: [.prompts])
    case .labelled: MethodInputs(required: [.data], optional: [.judge, .prompts])
    case .judged: MethodInputs(required: [.data, .judge], optional: [.prompts])
    case .translated: MethodInputs(required: [.data], optional: [.teacher, .prompts])
    }
  }
}
