import Checkpoints

/// Reads the header of safetensors files, all of whose tensors are checked, and what trainers of adapters for images and
/// tools that merge write into its metadata.
enum SafetensorsImporter: Importer {
  static let format = "safetensors"
  static let summary = "headers of safetensors files: checked, and their metadata read"

  static func recognises(_ file: ImportFile) -> Bool {
    guard case .binary = file.content else { return false }
    return file.ends(".safetensors")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    let metadata: [String: String]
    do {
      metadata = try SafetensorsFile(path: file.path).metadata
    } catch {
      throw InputError([error.reason, error.remedy].compactMap { $0 }.joined(separator: "; "), file: file.label)
    }
    claims.add(ArtifactClaim(.model, file.subject, properties: properties(metadata), place: file.place()))
    read(metadata, file, &claims)
  }

  private static func read(_ metadata: [String: String], _ file: ImportFile, _ claims: inout Claims) {
    let trained = claims.inputs(.base, "ss_sd_model_name", metadata, file)
    let merged = claims.inputs(.base, "modelspec.merged_from", metadata, file)
    let isAdapter = metadata.keys.contains { $0.hasPrefix("ss_network_") }
    if !trained.isEmpty {
      var recipe: [String: JSONValue] = [:]
      recipe["adapter-rank"] = metadata["ss_network_dim"].flatMap(Int.init).map { JSONValue($0) }
      recipe["epochs"] = metadata["ss_num_epochs"].flatMap(Int.init).map { JSONValue($0) }
      claims.add(
        Claim(
          file.subject, isAdapter ? .adapter : .finetuned, trained, grade: .config, recipe: recipe,
          place: file.place(field: "__metadata__.ss_sd_model_name")))
    }
    if !merged.isEmpty {
      claims.add(
        Claim(
          file.subject, .merged, merged, grade: .config,
          place: file.place(field: "__metadata__.modelspec.merged_from")))
    }
  }

  private static let kept: KeyValuePairs<String, String> = [
    "format": "tensor-format", "modelspec.title": "title", "modelspec.architecture": "architecture",
    "modelspec.license": "license", "ss_base_model_version": "base-version", "ss_sd_model_hash": "base-hash",
  ]

  private static func properties(_ metadata: [String: String]) -> [String: String] {
    var properties: [String: String] = [:]
    for (key, name) in kept { properties[name] = metadata[key].map { String($0.prefix(500)) } }
    return properties
  }
}

extension Claims {
  /// Names in one text of the metadata, separated by commas. Trainers write the base as the name of its file.
  fileprivate mutating func inputs(
    _ role: InputRole, _ key: String, _ metadata: [String: String], _ file: ImportFile
  ) -> [Claim.Input] {
    let field = "__metadata__.\(key)"
    var inputs = InputList()
    for part in (metadata[key] ?? "").split(separator: ",") {
      let name = String(part).trimmed
      let stem = [".safetensors", ".ckpt"].first(where: name.hasSuffix).map { String(name.dropLast($0.count)) } ?? name
      guard !stem.isEmpty, let artifact = reference(stem, at: file.place(field: field), in: file) else { continue }
      inputs.add(Claim.Input(role, artifact, source: file.source(field)))
    }
    return inputs.all
  }
}
