/// Reads configurations of axolotl.
enum AxolotlImporter: Importer {
  static let format = "axolotl"
  static let summary = "training configurations of axolotl (YAML)"

  static func recognises(_ file: ImportFile) -> Bool { file.documents.count == 1 && file.documents.allSatisfy(isOne) }

  /// Whether it is one: `base_model` alone would be anybody's.
  static func isOne(_ document: Document) -> Bool {
    document.has("base_model")
      && document.has(
        "micro_batch_size", "sequence_len", "sample_packing", "pretraining_dataset", "lora_model_dir", "val_set_size",
        "dataset_prepared_path", "load_in_4bit", "kd_trainer", "plugins")
      && !document.has("merge_method")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a mapping of settings", file: file.label)
    }
    let settings = TrainingSettings(document)
    read(document, output: claims.output(settings, in: file), file, &claims)
  }

  /// - Parameter document: the configuration, in a file of its own or in a card.
  static func read(_ document: Document, output: ArtifactReference, _ file: ImportFile, _ claims: inout Claims) {
    let settings = TrainingSettings(document)
    var inputs = claims.inputs(.base, "base_model", of: document, in: file).map {
      $0.at(revision: document.text("revision_of_model"))
    }
    inputs += claims.inputs(.base, "lora_model_dir", of: document, in: file)
    inputs += data(document, file, &claims)
    inputs += teacher(document, of: output, file, &claims)
    var properties = TrainerImporter.seed(settings)
    if document.isTrue("reward_model") { properties["objective"] = "reward-model" }
    if document.isTrue("process_reward_model") { properties["objective"] = "process-reward-model" }
    properties["quantization-aware"] = document.has("qat") ? "true" : nil
    let place = document.error("")
    claims.add(ArtifactClaim(.model, output, place: place))
    claims.add(
      Claim(
        output, method(document, inputs), inputs, grade: .training, recipe: settings.recipe, properties: properties,
        place: place))
  }

  private static func method(_ document: Document, _ inputs: [Claim.Input]) -> DerivationMethod {
    if inputs.contains(where: { $0.role == .teacher }) { return .distilled }
    switch document.text("rl") {
    case "dpo", "ipo", "kto", "orpo", "simpo", "cpo": return .preferenceOptimised
    case .some(let word) where word != "false": return .rl
    default: return document.text("adapter") == nil ? .finetuned : .adapter
    }
  }

  // MARK: Data

  /// Loaders that stand where a dataset's name would: the data are in `data_files`.
  private static let loaders: Set<String> = ["json", "csv", "parquet", "arrow", "text"]

  private static func data(_ document: Document, _ file: ImportFile, _ claims: inout Claims) -> [Claim.Input] {
    var inputs = InputList()
    for key in ["datasets", "pretraining_dataset"] {
      for entry in (try? document[key]?.elementsOrOne()) ?? [] { inputs.add(data(entry: entry, file, &claims)) }
    }
    return inputs.all
  }

  private static func data(entry: Document, _ file: ImportFile, _ claims: inout Claims) -> [Claim.Input] {
    guard entry.isMapping else {
      return claims.reference(entry, in: file).map { [Claim.Input(.data, $0, source: file.source(entry))] } ?? []
    }
    let isLoader = entry.text("path").map(loaders.contains) ?? true
    let inputs = claims.inputs(.data, isLoader ? "data_files" : "path", of: entry, in: file)
    if inputs.isEmpty, !isLoader || !entry.has("data_files") { claims.warn(entry, "a data set without a usable path") }
    return inputs.map { $0.at(revision: entry.text("revision")) }
  }

  // MARK: Distillation

  /// The plugin for distillation reads a teacher's probabilities from the data or from a server; neither names it.
  private static func teacher(
    _ document: Document, of output: ArtifactReference, _ file: ImportFile, _ claims: inout Claims
  ) -> [Claim.Input] {
    let plugin = ((try? document["plugins"]?.elementsOrOne()) ?? []).first {
      (try? $0.string())?.lowercased().contains("kdplugin") == true
    }
    let trainer = document.isTrue("kd_trainer") ? document["kd_trainer"] : nil
    guard let place = plugin ?? trainer ?? document["kd_online_server_base_url"] else { return [] }
    return [claims.unnamed("teacher", .teacher, of: output, at: place.error(""), file, "distillation from a teacher")]
  }
}
