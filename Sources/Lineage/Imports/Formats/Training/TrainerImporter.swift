/// Reads configurations of TRL and of trainers like it (`model_name_or_path`, `dataset_name`, teacher and reward models),
/// as YAML or JSON, and the `training_args.json` that some of them save.
enum TrainerImporter: Importer {
  static let format = "trl"
  static let summary = "training configurations of TRL and other transformers trainers: YAML or JSON"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let document = file.document, document.isMapping, file.documents.count == 1 else { return false }
    if file.name.lowercased().hasPrefix("training_args.") { return true }
    return document.has("model_name_or_path", "teacher_model_name_or_path", "sft_model_path")
      && !document.has("architectures", "peft_type")
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a mapping of settings", file: file.label)
    }
    var settings = TrainingSettings(document)
    var data: [Claim.Input] = []
    for entry in (try? document["datasets"]?.elements()) ?? [] where entry.isMapping {
      data += claims.inputs(.data, "path", of: entry, in: file).map { $0.at(revision: entry.text("revision")) }
    }
    for nested in ["model", "script_args", "model_args", "training_args"] {
      guard let mapping = document[nested], mapping.isMapping else { continue }
      for (key, value) in (try? mapping.entries()) ?? [] where !settings.has(key) { settings.add(key, value) }
    }
    read(settings, data: data, file, &claims)
  }

  private static let bases = [
    "sft_model_path", "model_name_or_path", "base_model_name_or_path", "base_model", "pretrained_model_name_or_path",
    "model_id", "_name_or_path", "model_name",
  ]
  private static let teachers = ["teacher_model_name_or_path", "teacher_model", "teacher_model_path", "teacher"]
  private static let sets = ["dataset_name", "dataset_mixer", "train_dataset", "dataset", "train_file", "datasets"]
  private static let judges = ["reward_model_path", "reward_model_name_or_path", "reward_model", "reward_models"]

  /// What the settings of any tracker say, whichever file they came from.
  static func read(
    _ settings: TrainingSettings, data: [Claim.Input] = [], _ file: ImportFile, _ claims: inout Claims
  ) {
    let output = claims.output(settings, in: file)
    var inputs = claims.inputs(.base, bases, of: settings, in: file).map {
      $0.at(revision: settings.text("model_revision", "revision"))
    }
    inputs += data.isEmpty ? claims.inputs(.data, sets, of: settings, in: file, separator: ",") : data
    inputs += teacher(of: output, settings, file, &claims)
    let judges = claims.inputs(.judge, judges, of: settings, in: file)
    let place = file.place()
    claims.add(ArtifactClaim(.model, output, properties: properties(settings), place: place))
    claims.add(
      Claim(
        output, method(settings, inputs, isJudged: !judges.isEmpty), inputs + judges, grade: .training,
        recipe: settings.recipe, properties: seed(settings), place: place))
  }

  private static func teacher(
    of output: ArtifactReference, _ settings: TrainingSettings, _ file: ImportFile, _ claims: inout Claims
  ) -> [Claim.Input] {
    let named = claims.inputs(.teacher, teachers, of: settings, in: file).map {
      $0.at(revision: settings.text("teacher_model_revision"))
    }
    guard named.isEmpty, let address = settings.first(of: ["teacher_model_server_url"]).first else { return named }
    return [claims.unnamed("teacher", .teacher, of: output, at: address.place, file, "a teacher behind an address")]
  }

  private static func method(
    _ settings: TrainingSettings, _ inputs: [Claim.Input], isJudged: Bool
  ) -> DerivationMethod {
    if inputs.contains(where: { $0.role == .teacher }) { return .distilled }
    if isJudged || settings.has("reward_funcs", "num_ppo_epochs", "num_generations") { return .rl }
    if settings.isTrue("use_peft") || settings.has("lora_r", "lora_rank") { return .adapter }
    return inputs.contains { $0.role == .base } ? .finetuned : .derived
  }

  private static func properties(_ settings: TrainingSettings) -> [String: String] {
    ["output-dir": settings.text("output_dir")].compactMapValues { $0.map { String($0.prefix(500)) } }
  }

  static func seed(_ settings: TrainingSettings) -> [String: String] {
    ["seed": settings.text("seed")].compactMapValues { $0.map { String($0.prefix(40)) } }
  }
}

extension Claims {
  /// An input that the file says exists without naming it, with a warning.
  mutating func unnamed(
    _ part: String, _ role: InputRole, of output: ArtifactReference, at place: InputError, _ file: ImportFile,
    _ what: String
  ) -> Claim.Input {
    let artifact = UnnamedArtifact.reference(part, of: output)
    warn(place, "\(what) that is not named: recorded as '\(artifact.name)', whose origin counts as unknown")
    return Claim.Input(role, artifact, source: file.source(place.field ?? ""))
  }
}
