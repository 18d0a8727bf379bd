/// The settings of one training run by their names, from whichever file holds them: a configuration, the export of an
/// experiment tracker, the words of a command line.
struct TrainingSettings {
  struct Value {
    var text: String
    /// The place in the file, with the field.
    var place: InputError
  }

  private var values: [String: [Value]] = [:]

  init() {}

  /// The texts, numbers and lists of them in a mapping; other values are passed over.
  init(_ mapping: Document) {
    for (key, value) in (try? mapping.entries()) ?? [] { add(key, value) }
  }

  mutating func add(_ key: String, _ value: Document) {
    for element in (try? value.elementsOrOne()) ?? [] where element.isScalar {
      if let text = try? element.string() { add(key, text, at: element.error("")) }
    }
  }

  /// Empty texts, and the words that trackers write for nothing, are no values.
  mutating func add(_ key: String, _ text: String, at place: InputError) {
    let text = text.trimmed
    guard !text.isEmpty, !["none", "null"].contains(text.lowercased()) else { return }
    values[key.replacing("-", with: "_"), default: []].append(Value(text: text, place: place))
  }

  var isEmpty: Bool { values.isEmpty }

  func has(_ keys: String...) -> Bool { keys.contains { values[$0] != nil } }

  /// The values of the first of the keys that has any.
  func first(of keys: [String]) -> [Value] { keys.lazy.compactMap { values[$0] }.first ?? [] }

  func text(_ keys: String...) -> String? { first(of: keys).first?.text }

  func number(_ keys: [String]) -> Double? {
    first(of: keys).first.flatMap { Double($0.text) }.flatMap { $0.isFinite ? $0 : nil }
  }

  func isTrue(_ key: String) -> Bool { text(key).map { ["true", "yes", "1"].contains($0.lowercased()) } ?? false }

  // MARK: Recipe

  private static let numbers: KeyValuePairs<String, [String]> = [
    "epochs": ["num_train_epochs", "num_epochs", "epochs"], "max-steps": ["max_steps"],
    "learning-rate": ["learning_rate", "lr"], "adapter-rank": ["lora_r", "lora_rank"],
    "adapter-alpha": ["lora_alpha"],
    "batch-size": ["per_device_train_batch_size", "micro_batch_size", "train_batch_size", "batch_size"],
    "gradient-accumulation": ["gradient_accumulation_steps"], "warmup-ratio": ["warmup_ratio"],
    "weight-decay": ["weight_decay"],
    "sequence-length": ["sequence_len", "max_seq_length", "max_length", "cutoff_len"],
  ]
  private static let words: KeyValuePairs<String, [String]> = [
    "optimiser": ["optim", "optimizer"], "schedule": ["lr_scheduler_type", "lr_scheduler"],
  ]

  /// What makes two trainings the same kind of training, under our names. Seeds are no part of it.
  var recipe: [String: JSONValue] {
    var recipe: [String: JSONValue] = [:]
    // Trainers write -1 for steps that are not limited.
    for (name, keys) in Self.numbers { recipe[name] = number(keys).flatMap { $0 >= 0 ? .number($0) : nil } }
    for (name, keys) in Self.words {
      let word = first(of: keys).first.map { String($0.text.prefix(100)) }
      // Some trackers write the name of an enumeration before its value.
      recipe[name] = word.map { .string($0.split(separator: ".").last.map { $0.lowercased() } ?? $0) }
    }
    return recipe
  }
}

extension Claims {
  /// Inputs from the first of the keys that has values.
  /// - Parameter separator: divides several names in one value.
  mutating func inputs(
    _ role: InputRole, _ keys: [String], of settings: TrainingSettings, in file: ImportFile,
    separator: Character? = nil
  ) -> [Claim.Input] {
    var inputs = InputList()
    for value in settings.first(of: keys) {
      let texts = separator.map { value.text.split(separator: $0).map { String($0).trimmed } } ?? [value.text]
      for text in texts {
        guard let artifact = reference(text, at: value.place, in: file) else { continue }
        inputs.add(Claim.Input(role, artifact, source: file.source(value.place.field ?? "")))
      }
    }
    return inputs.all
  }

  /// The model that a run makes: the folder beside whose weights the settings lie, an imported folder that they name as
  /// their output, the name under which it is published, or what the file is called.
  mutating func output(
    _ settings: TrainingSettings, _ keys: [String] = ["output_dir"], in file: ImportFile
  ) -> ArtifactReference {
    if SubjectPath.of(file: file.path) == file.folder { return file.subject }
    if let folder = settings.first(of: keys).first, let subject = subject(folder.text, file) {
      return ArtifactReference(name: subject)
    }
    guard let published = settings.first(of: ["hub_model_id"]).first else { return file.subject }
    return reference(published.text, at: published.place, in: file) ?? file.subject
  }
}

extension Claim.Input {
  /// With a revision, where the name has none and one is given.
  func at(revision: String?) -> Claim.Input {
    guard let revision, !artifact.name.contains("@"), artifact.digests.isEmpty else { return self }
    let name = "\(artifact.name)@\(revision)"
    guard ArtifactName.problem(name) == nil else { return self }
    var input = self
    input.artifact = ArtifactReference(name: name)
    return input
  }
}
