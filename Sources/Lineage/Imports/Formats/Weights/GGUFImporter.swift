import Checkpoints

/// Reads the header of GGUF files.
///
/// A converter copies `general.base_model.*` from the card of the model that it converts, so that they are the bases of
/// *that* model. `general.source.*` names the model itself. Where only bases are given, the file is `quantized` from a
/// base whose name it has, and otherwise only `derived` from it: something was trained in between. Names come out of
/// file names, in capitals and with spaces; an address is trusted over them.
enum GGUFImporter: Importer {
  static let format = "gguf"
  static let summary = "headers of GGUF files: checked, with bases, data sets and quantisation"

  static func recognises(_ file: ImportFile) -> Bool {
    guard case .binary = file.content else { return false }
    return file.ends(".gguf")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    let metadata: [String: GGUFValue]
    do {
      metadata = try GGUFFile(path: file.path).metadata
    } catch {
      throw InputError([error.reason, error.remedy].compactMap { $0 }.joined(separator: "; "), file: file.label)
    }
    let quantisation = GGUFFileType(metadata["general.file_type"])
    let properties = properties(metadata, quantisation)
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    var reader = GGUFOrigins(metadata: metadata, file: file)
    let bases = reader.references("base_model", .base, &claims)
    let data = reader.references("dataset", .data, &claims)
    let conversion: DerivationMethod = quantisation.isQuantised ? .quantized : .formatConverted
    if let source = reader.source(&claims) {
      add(file.subject, conversion, [source], file, &claims)
      add(source.artifact, .derived, bases + data, file, &claims)
    } else {
      let isBase = data.isEmpty && bases.count == 1 && bases.allSatisfy { reader.isItself($0.artifact) }
      add(file.subject, isBase ? conversion : .derived, bases + data, file, &claims)
    }
  }

  private static func add(
    _ output: ArtifactReference, _ method: DerivationMethod, _ inputs: [Claim.Input], _ file: ImportFile,
    _ claims: inout Claims
  ) {
    guard !inputs.isEmpty else { return }
    claims.add(Claim(output, method, inputs, grade: .config, place: file.place(field: "general")))
  }

  private static let kept = [
    "architecture", "name", "basename", "finetune", "organization", "version", "size_label", "license", "quantized_by",
    "repo_url", "url", "uuid",
  ]

  private static func properties(
    _ metadata: [String: GGUFValue], _ quantisation: GGUFFileType
  ) -> [String: String] {
    var properties: [String: String] = [:]
    for key in kept {
      let value = metadata["general.\(key)"]?.string?.trimmed
      properties[key.replacing("_", with: "-")] = value.flatMap { $0.isEmpty ? nil : String($0.prefix(500)) }
    }
    properties["quantization"] = quantisation.word
    // A template is part of what answers, and can be poisoned: it is compared by digest.
    properties["template-digest"] = metadata["tokenizer.chat_template"]?.string.map {
      "sha256:" + SHA256Text.hex($0)
    }
    return properties
  }
}

/// The part of the metadata that names other artifacts.
private struct GGUFOrigins {
  let metadata: [String: GGUFValue]
  let file: ImportFile

  /// Entries are counted by the header; a count that lies does not make us count to four thousand million.
  private static let most = 100

  mutating func references(_ kind: String, _ role: InputRole, _ claims: inout Claims) -> [Claim.Input] {
    var inputs = InputList()
    let count = metadata["general.\(kind).count"]?.integer ?? 0
    if count > Self.most {
      claims.warn(file.place(field: "general.\(kind).count"), "claims \(count) entries; \(Self.most) are looked at")
    }
    for number in 0..<min(count, Self.most) {
      let key = "general.\(kind).\(number)"
      guard let (text, field) = name(key, ["repo_url", "url"]) ?? composed(key) else {
        claims.warn(file.place(field: key), "neither an address nor a name")
        continue
      }
      add(text, field, role, &inputs, &claims)
    }
    if role == .data {
      for text in metadata["general.datasets"]?.strings ?? [] {
        add(text, "general.datasets", role, &inputs, &claims)
      }
    }
    return inputs.all
  }

  /// The model that was converted.
  func source(_ claims: inout Claims) -> Claim.Input? {
    var inputs = InputList()
    guard let (text, field) = name("general.source", ["repo_url", "url"]) else { return nil }
    add(text, field, .base, &inputs, &claims)
    return inputs.all.first { $0.artifact != file.subject }
  }

  /// Whether the file has the name of this base, as far as capitals and separators go.
  func isItself(_ base: ArtifactReference) -> Bool {
    let plain = base.name.prefix { $0 != "@" }
    let last = Self.key(String(plain.split(separator: "/").last ?? plain))
    return metadata["general.name"]?.string.map(Self.key) == last
  }

  private static func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private func name(_ key: String, _ parts: [String]) -> (text: String, field: String)? {
    for part in parts {
      let field = "\(key).\(part)"
      if let text = metadata[field]?.string?.trimmed, !text.isEmpty { return (text, field) }
    }
    return nil
  }

  /// `organization/name` as the header writes them, with dashes for spaces.
  private func composed(_ key: String) -> (text: String, field: String)? {
    guard let (name, field) = name(key, ["name"]) else { return nil }
    let organization = self.name(key, ["organization"])?.text
    return ([organization, name].compactMap { $0 }.joined(separator: "/").replacing(" ", with: "-"), field)
  }

  private func add(
    _ text: String, _ field: String, _ role: InputRole, _ inputs: inout InputList, _ claims: inout Claims
  ) {
    guard let artifact = claims.reference(text, at: file.place(field: field), in: file) else { return }
    inputs.add(Claim.Input(role, artifact, source: file.source(field)))
  }
}
