import Checkpoints

/// The matrix that leads into the hidden units of one MLP of a network. A hidden unit is a row or a column of it; the
/// order of the units means nothing to what the network computes, and so is settled by the initialisation alone.
struct UpProjection: Sendable, Equatable {
  /// The tensor's name as it is in the file.
  var tensor: String
  /// The name under which two models are compared.
  var key: String
  /// Number of hidden units.
  var units: Int
  /// Number of weights that lead into one unit.
  var width: Int
  /// Whether the tensor is (width, units), as GPT-2 keeps it, and not (units, width).
  var unitsAreColumns = false
  /// The row of the first unit, where another matrix is stored above it in the same tensor.
  var firstRow = 0

  /// Those of all MLPs of a model, in the order of their names.
  static func all(in weights: WeightFiles) -> [UpProjection] {
    weights.tensors.compactMap { UpProjection($0, in: weights) }
  }

  private enum Form { case rows, columns, lowerHalf }

  /// By the name behind the number of the layer: GPT-2; LLaMA, Mistral, Qwen, Gemma; Phi-3; NeoX, Falcon, BLOOM; Phi,
  /// OPT; GPT-J; BERT; LLaMA as Meta wrote it; mixtures of experts.
  private static let forms: [String: Form] = [
    "mlp.c_fc.weight": .columns, "mlp.up_proj.weight": .rows, "mlp.gate_up_proj.weight": .lowerHalf,
    "mlp.dense_h_to_4h.weight": .rows, "mlp.fc1.weight": .rows, "fc1.weight": .rows, "mlp.fc_in.weight": .rows,
    "intermediate.dense.weight": .rows, "feed_forward.w3.weight": .rows, "w3.weight": .rows, "up_proj.weight": .rows,
  ]

  private init?(_ tensor: TensorDescription, in weights: WeightFiles) {
    let parts = tensor.name.split(separator: ".", omittingEmptySubsequences: false)
    guard tensor.type.isFloat, tensor.shape.count == 2, tensor.shape.allSatisfy({ $0 > 0 }),
      let number = parts.lastIndex(where: { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let form = Self.forms[parts[(number + 1)...].joined(separator: ".")]
    else { return nil }
    self.tensor = tensor.name
    key = TensorNames.canonical(tensor.name)
    (units, width) = (tensor.shape[0], tensor.shape[1])
    switch form {
    case .rows: break
    case .lowerHalf:
      guard units.isMultiple(of: 2) else { return nil }
      (units, firstRow) = (units / 2, units / 2)
    case .columns:
      // Some networks keep the same name and the other orientation; the bias has one element for each unit.
      let bias = weights.tensor(String(tensor.name.dropLast("weight".count)) + "bias")?.shape
      if units != width, bias == [units] { return }
      (units, width, unitsAreColumns) = (width, units, true)
    }
  }
}
