/// Reads configurations of LLaMA-Factory: training, and the export of adapters into their base.
enum LlamaFactoryImporter: Importer {
  static let format = "llama-factory"
  static let summary = "training and export configurations of LLaMA-Factory (YAML, JSON), with its dataset_info.json"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let document = file.document, document.has("model_name_or_path") else { return false }
    return document.has(
      "stage", "finetuning_type", "template", "export_dir", "adapter_name_or_path", "cutoff_len", "dataset_dir")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a mapping of settings", file: file.label)
    }
    let settings = TrainingSettings(document)
    let model = claims.inputs(.base, ["model_name_or_path"], of: settings, in: file).map {
      $0.at(revision: settings.text("model_revision"))
    }
    let adapters = claims.inputs(.base, ["adapter_name_or_path"], of: settings, in: file, separator: ",")
    if settings.has("export_dir") {
      export(settings, model, adapters, file, &claims)
    } else if settings.isTrue("do_train") || settings.has("stage", "dataset") {
      train(settings, model + adapters, file, &claims)
    } else {
      claims.warn(file.place(), "this configuration neither trains nor exports a model; nothing is recorded")
    }
  }

  private static func export(
    _ settings: TrainingSettings, _ model: [Claim.Input], _ adapters: [Claim.Input], _ file: ImportFile,
    _ claims: inout Claims
  ) {
    let output = claims.output(settings, ["export_dir"], in: file)
    let bits = settings.text("export_quantization_bit")
    let method: DerivationMethod = !adapters.isEmpty ? .merged : bits == nil ? .formatConverted : .quantized
    let properties = [
      "quantization": bits.map { "\($0) bit" }, "calibration-data": settings.text("export_quantization_dataset"),
    ]
    claims.add(ArtifactClaim(.model, output, place: file.place()))
    claims.add(
      Claim(
        output, method, model + adapters, grade: .training, properties: properties.compactMapValues { $0 },
        place: file.place()))
  }

  private static func train(
    _ settings: TrainingSettings, _ bases: [Claim.Input], _ file: ImportFile, _ claims: inout Claims
  ) {
    let output = claims.output(settings, in: file)
    let data = data(settings, file, &claims)
    let judges = claims.inputs(.judge, ["reward_model"], of: settings, in: file)
    var properties = TrainerImporter.seed(settings)
    if settings.text("stage") == "rm" { properties["objective"] = "reward-model" }
    claims.add(ArtifactClaim(.model, output, place: file.place()))
    claims.add(
      Claim(
        output, method(settings), bases + data + (settings.text("stage") == "ppo" ? judges : []), grade: .training,
        recipe: settings.recipe, properties: properties, place: file.place()))
  }

  private static func method(_ settings: TrainingSettings) -> DerivationMethod {
    switch settings.text("stage") {
    case "dpo", "kto": .preferenceOptimised
    case "ppo": .rl
    default: ["lora", "oft"].contains(settings.text("finetuning_type") ?? "lora") ? .adapter : .finetuned
    }
  }

  // MARK: Data

  private static func data(
    _ settings: TrainingSettings, _ file: ImportFile, _ claims: inout Claims
  ) -> [Claim.Input] {
    let values = settings.first(of: ["dataset"])
    guard !values.isEmpty else { return [] }
    let list = DatasetList.near(file, folder: settings.text("dataset_dir"))
    var inputs = InputList()
    for value in values {
      for part in value.text.split(separator: ",") {
        let name = String(part).trimmed
        let meant = list?.path(of: name)
        if meant == nil {
          let what = list == nil ? "there is no dataset_info.json here that says" : "dataset_info.json does not say"
          claims.warn(value.place, "\(what) what '\(name)' is; taken as its name")
        }
        guard let artifact = claims.reference(meant ?? name, at: value.place, in: file) else { continue }
        inputs.add(Claim.Input(.data, artifact, source: file.source(value.place.field ?? "dataset")))
      }
    }
    return inputs.all
  }
}

/// LLaMA-Factory's list of data sets: which name stands for which repository or file.
private struct DatasetList {
  private let root: Document
  private let folder: String

  /// The list beside a configuration or in a `data` folder around it.
  static func near(_ file: ImportFile, folder: String?) -> DatasetList? {
    for around in file.foldersAround {
      for inner in [folder, "", "data"].compactMap({ $0 }) {
        let path = Location.absolute((inner.isEmpty ? "" : inner + "/") + "dataset_info.json", in: around)
        guard path.hasPrefix(around + "/"), Location.exists(path), let bytes = try? Document.bytes(of: path),
          let root = try? Document(json: Array(bytes), file: path), root.isMapping
        else { continue }
        return DatasetList(root: root, folder: inner)
      }
    }
    return nil
  }

  /// A hub id, or the path of a file as seen from the configuration.
  func path(of name: String) -> String? {
    guard let entry = root[name], entry.isMapping else { return nil }
    if let id = entry.text("hf_hub_url") ?? entry.text("ms_hub_url") ?? entry.text("om_hub_url") { return id }
    if let file = entry.text("cloud_file_name") { return file }
    guard let file = entry.text("file_name") ?? entry.text("script_url") else { return nil }
    return "./" + (folder.isEmpty ? file : "\(folder)/\(file)")
  }
}
