package import Checkpoints

/// Model folders as Hugging Face's libraries read and write them: `config.json` and `model.safetensors`.
extension Transformer {
  private static let weightsName = "model.safetensors"

  /// Reads a model folder.
  /// - Throws: if a file is missing or damaged, the architecture is not supported, or a tensor is missing, has another
  ///   shape than the configuration says, is not known, or holds values that are not finite numbers.
  package init(folder: String) throws(CheckpointError) {
    let configuration = try GPT2Configuration(folder: folder)
    let file = try SafetensorsFile(path: folder + "/" + Self.weightsName)
    let layout = GPT2Layout(configuration).parameters
    try Self.checkNames(file, layout)
    var parameters: [Float] = []
    for slice in layout.slices {
      guard let tensor = file.tensor(slice.name), tensor.shape == slice.shape else {
        let found = file.tensor(slice.name).map { "has the shape \($0.shape)" } ?? "is missing"
        throw CheckpointError(
          file: file.path, reason: "tensor `\(slice.name)` \(found); config.json needs \(slice.shape)")
      }
      let values = try file.floats(of: slice.name)
      guard values.allSatisfy(\.isFinite) else {
        throw CheckpointError(
          file: file.path, reason: "tensor `\(slice.name)` holds values that are not finite numbers",
          remedy: "such a model answers nothing; train or convert it again")
      }
      parameters += values
    }
    self.init(configuration: configuration, parameters: parameters)
  }

  /// Writes `config.json` and `model.safetensors` (F32) into an existing or new folder. The bytes depend on the model
  /// and `metadata` alone.
  /// - Parameter metadata: added to the header of the weights; `format` is always `pt`, which other libraries expect.
  package func writeWeights(to folder: String, metadata: [String: String] = [:]) throws(CheckpointError) {
    try configuration.write(to: folder)
    let tensors = layout.slices.map { (name: $0.name, shape: $0.shape, values: Array(parameters[$0.range])) }
    let metadata = metadata.merging(["format": "pt"]) { _, format in format }
    try SafetensorsWriter.write(tensors, metadata: metadata, to: folder + "/" + Self.weightsName)
  }

  /// A tensor that no part of the network uses means that the folder holds another architecture.
  private static func checkNames(_ file: SafetensorsFile, _ layout: ParameterLayout) throws(CheckpointError) {
    let known = Set(layout.slices.map(\.name))
    if let stranger = file.tensors.first(where: { !known.contains($0.name) }) {
      throw CheckpointError(
        file: file.path, reason: "tensor `\(stranger.name)` is not part of a GPT-2 network of these sizes")
    }
  }
}
