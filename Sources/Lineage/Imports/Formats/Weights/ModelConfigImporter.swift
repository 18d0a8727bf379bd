/// Reads `config.json` of transformers: the model that it was loaded from (older versions wrote it), how it was
/// quantised, and what it is.
enum ModelConfigImporter: Importer {
  static let format = "config"
  static let summary = "config.json of transformers models"

  static func recognises(_ file: ImportFile) -> Bool {
    guard file.ends("config.json"), let document = file.document else { return false }
    return document.has("architectures", "model_type", "_name_or_path", "transformers_version", "_class_name")
      && !document.has("peft_type", "tokenizer_class")
      && (document.has("architectures", "model_type", "_name_or_path") || file.name.lowercased() == "config.json")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a JSON object", file: file.label)
    }
    var properties = document.properties([
      "model_type": "model-type", "transformers_version": "transformers-version", "torch_dtype": "dtype",
      "dtype": "dtype", "_class_name": "class",
    ])
    let architectures = document.texts("architectures").joined(separator: ", ")
    properties["architecture"] = architectures.isEmpty ? nil : String(architectures.prefix(500))
    // Code that is fetched when the model is loaded, from a repository that need not be its own.
    for (key, place) in (try? document["auto_map"]?.entries()) ?? [] {
      properties["remote-code:\(key)"] = (try? place.string()).map { String($0.prefix(500)) }
    }
    let quantisation = document["quantization_config"]
    let word = quantisation?.text("quant_method") ?? (quantisation == nil ? nil : "unstated")
    properties["quantization"] = word
    var bases: [Claim.Input] = []
    if let name = document.text("_name_or_path"), isAnother(name, than: file.subject) {
      bases = claims.inputs(.base, "_name_or_path", of: document, in: file)
    } else {
      properties["loaded-from"] = document.text("_name_or_path")
    }
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    guard !bases.isEmpty else { return }
    claims.add(
      Claim(
        file.subject, word == nil ? .derived : .quantized, bases, grade: .config,
        place: document["_name_or_path"]?.error("") ?? file.place()))
  }

  /// A copy of a model says of itself that it was loaded from its own name.
  private static func isAnother(_ name: String, than subject: ArtifactReference) -> Bool {
    func last(_ text: String) -> String {
      let plain = text.prefix { $0 != "@" }
      return plain.split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
    }
    return last(name) != last(subject.name)
  }
}
