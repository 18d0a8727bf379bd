/// Reads `dvc.lock`: what each stage of a pipeline was made from. DVC knows files and not what they are, so that only
/// those are taken whose names say that they are models or data.
enum DVCImporter: Importer {
  static let format = "dvc"
  static let summary = "locked pipelines of DVC (dvc.lock)"

  static func recognises(_ file: ImportFile) -> Bool {
    guard file.name.lowercased() == "dvc.lock", case .text(let text) = file.content else { return false }
    return text.contains("stages:")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard case .text(let text) = file.content else { throw InputError("expected a dvc.lock file", file: file.label) }
    let document = try Document(text: text, file: file.label)
    guard let stages = try document["stages"]?.entries() else {
      throw InputError("expected the key 'stages'", file: file.label)
    }
    for (_, stage) in stages where stage.isMapping {
      let inputs = items(stage, "deps", file)
      for output in items(stage, "outs", file) { read(output, inputs, stage, file, &claims) }
    }
  }

  private struct Item {
    var artifact: ArtifactReference
    var kind: ArtifactKind
    var properties: [String: String]
    var place: Document
  }

  private static func read(
    _ output: Item, _ inputs: [Item], _ stage: Document, _ file: ImportFile, _ claims: inout Claims
  ) {
    claims.add(
      ArtifactClaim(output.kind, output.artifact, properties: output.properties, place: output.place.error("")))
    let makesModel = output.kind == .model
    let claimed = inputs.map { input in
      let role: InputRole = input.kind == .dataset ? .data : makesModel ? .base : .teacher
      return Claim.Input(role, input.artifact, source: file.source(input.place))
    }
    guard !claimed.isEmpty else { return }
    for input in inputs {
      claims.add(ArtifactClaim(input.kind, input.artifact, properties: input.properties, place: input.place.error("")))
    }
    let method: DerivationMethod =
      makesModel ? .derived : claimed.contains { $0.role == .teacher } ? .generated : .mixed
    let properties = stage.properties(["cmd": "command"])
    claims.add(
      Claim(output.artifact, method, claimed, grade: .training, properties: properties, place: stage.error("")))
  }

  private static func items(_ stage: Document, _ key: String, _ file: ImportFile) -> [Item] {
    ((try? stage[key]?.elements()) ?? []).compactMap { place in
      guard let path = place.text("path"), let kind = kind(path) else { return nil }
      let name = OutsideName.localName(file.neutralPath(path))
      var properties = place.properties(["md5": "md5", "size": "bytes"])
      properties["path"] = String(path.prefix(500))
      return Item(artifact: ArtifactReference(name: name), kind: kind, properties: properties, place: place)
    }
  }

  private static let modelEndings = [
    ".safetensors", ".gguf", ".pt", ".pth", ".ckpt", ".bin", ".onnx", ".pkl", ".joblib", ".h5",
  ]
  private static let dataEndings = [".csv", ".tsv", ".json", ".jsonl", ".parquet", ".arrow", ".txt", ".xml"]

  private static func kind(_ path: String) -> ArtifactKind? {
    let lower = path.lowercased()
    if modelEndings.contains(where: lower.hasSuffix) { return .model }
    if dataEndings.contains(where: lower.hasSuffix) { return .dataset }
    let parts = lower.split { $0 == "/" || $0 == "\\" }
    if parts.contains(where: { $0.hasPrefix("model") || $0.hasPrefix("checkpoint") }) { return .model }
    return parts.contains { $0.hasPrefix("data") || $0.hasPrefix("corpus") } && !(parts.last ?? "").contains(".")
      ? .dataset : nil
  }
}
