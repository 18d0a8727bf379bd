/// Reads what Weights & Biases keeps of a run: `config.yaml`, and the command line in `wandb-metadata.json`.
enum WandbImporter: Importer {
  static let format = "wandb"
  static let summary = "Weights & Biases: config.yaml and wandb-metadata.json of runs"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let document = file.document, document.isMapping else { return false }
    if file.name.lowercased() == "wandb-metadata.json" { return true }
    return document.has("wandb_version", "_wandb")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping, let entries = try? document.entries() else {
      throw InputError("expected a mapping", file: file.label)
    }
    var settings = TrainingSettings()
    for (key, entry) in entries where !key.hasPrefix("_") {
      // Each setting is a mapping of its description and its value; exports have the value alone.
      if let value = entry.isMapping ? entry["value"] : entry { settings.add(key, value) }
    }
    arguments(document, &settings)
    guard
      settings.has("model_name_or_path", "base_model", "_name_or_path", "teacher_model_name_or_path", "model_name")
        || settings.has("dataset_name", "dataset", "output_dir", "hub_model_id")
    else { return claims.warn(file.place(), "this run's settings name no model and no data; nothing is recorded") }
    TrainerImporter.read(settings, file, &claims)
  }

  /// `["--model_name_or_path", "org/name", "--flag", "--seed=1"]`
  private static func arguments(_ document: Document, _ settings: inout TrainingSettings) {
    var key: String?
    for place in (try? document["args"]?.elements()) ?? [] {
      guard let text = try? place.string() else { continue }
      if text.hasPrefix("--") {
        let parts = text.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
        key = parts.first
        if parts.count == 2 { settings.add(parts[0], parts[1], at: place.error("")) }
      } else if let name = key {
        settings.add(name, text, at: place.error(""))
      }
    }
  }
}
