import FoundationEssentials

/// Reads what MLflow keeps: `MLmodel` of a logged model, `meta.yaml` of a run with its folder of parameters, and runs
/// exported as JSON.
enum MLflowImporter: Importer {
  static let format = "mlflow"
  static let summary = "MLflow: MLmodel files, run folders (meta.yaml with params/) and runs exported as JSON"

  static func recognises(_ file: ImportFile) -> Bool {
    if isModel(file) { return true }
    guard let document = file.document else { return false }
    if document.has("run_id", "run_uuid"), document.has("experiment_id") { return true }
    return document["info"]?.has("run_id", "run_uuid") == true && document["data"]?.isMapping == true
  }

  private static func isModel(_ file: ImportFile) -> Bool {
    guard file.name.lowercased() == "mlmodel" else { return false }
    if case .text(let text) = file.content { return text.contains("flavors:") }
    return file.document?.has("flavors") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    if isModel(file) { return try model(file, &claims) }
    guard let document = file.document, document.isMapping else {
      throw InputError("expected an MLmodel file, a run's meta.yaml or an exported run", file: file.label)
    }
    if let data = document["data"] {
      run(exported: document, data, file, &claims)
    } else {
      run(document, file, &claims)
    }
  }

  // MARK: Logged models

  private static func model(_ file: ImportFile, _ claims: inout Claims) throws(InputError) {
    // The file has no ending that would say what it is.
    var document = file.document
    if case .text(let text) = file.content { document = try Document(text: text, file: file.label) }
    guard let document, let flavors = document["flavors"], flavors.isMapping else {
      throw InputError("expected the key 'flavors'", file: file.label)
    }
    let properties = document.properties([
      "run_id": "mlflow-run", "model_uuid": "mlflow-model", "mlflow_version": "mlflow-version",
      "utc_time_created": "logged-at",
    ])
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    for (_, flavor) in (try? flavors.entries()) ?? [] where flavor.isMapping {
      let key = ["source_model_name", "model_hub_id"].first { flavor[$0] != nil } ?? "source_model_name"
      let bases = claims.inputs(.base, key, of: flavor, in: file).map {
        $0.at(revision: flavor.text("source_model_revision"))
      }
      guard !bases.isEmpty else { continue }
      let method: DerivationMethod = flavor.text("peft_adaptor") == nil ? .derived : .adapter
      claims.add(Claim(file.subject, method, bases, grade: .config, place: flavor.error("")))
    }
  }

  // MARK: Runs

  private static let longest = 6000

  /// A run's folder: each parameter is a file whose content is the value.
  private static func run(_ document: Document, _ file: ImportFile, _ claims: inout Claims) {
    var settings = TrainingSettings()
    let folder = file.folder + "/params"
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().prefix(1000) {
      guard let bytes = try? FileHead.read("\(folder)/\(name)", count: longest),
        let text = String(validating: bytes, as: UTF8.self)
      else { continue }
      settings.add(name, text, at: InputError("", file: file.label, field: "params/\(name)"))
    }
    finish(settings, [], document.text("run_name"), file, &claims)
  }

  /// A run as the REST interface gives it: parameters as a mapping, or as a list of `key` and `value`.
  private static func run(exported document: Document, _ data: Document, _ file: ImportFile, _ claims: inout Claims) {
    var settings = TrainingSettings()
    if let params = data["params"], params.isMapping { settings = TrainingSettings(params) }
    for entry in (try? data["params"]?.elements()) ?? [] {
      if let key = entry.text("key"), let value = entry["value"] { settings.add(key, value) }
    }
    var inputs: [Claim.Input] = []
    for entry in (try? document["inputs"]?["dataset_inputs"]?.elements()) ?? [] where isTraining(entry) {
      if let set = entry["dataset"] { inputs += claims.inputs(.data, "name", of: set, in: file) }
    }
    finish(settings, inputs, document["info"]?.text("run_name"), file, &claims)
  }

  /// Data that a run was evaluated on is no origin of its model.
  private static func isTraining(_ entry: Document) -> Bool {
    let tags = (try? entry["tags"]?.elements()) ?? []
    let context = tags.first { $0.text("key") == "mlflow.data.context" }?.text("value")?.lowercased()
    return context.map { !["eval", "evaluation", "test", "validation"].contains($0) } ?? true
  }

  private static func finish(
    _ settings: TrainingSettings, _ data: [Claim.Input], _ name: String?, _ file: ImportFile, _ claims: inout Claims
  ) {
    if settings.isEmpty, data.isEmpty {
      return claims.warn(file.place(), "this run has no parameters that tell of a model; nothing is recorded")
    }
    TrainerImporter.read(settings, data: data, file, &claims)
    guard let name else { return }
    let properties = ["mlflow-run-name": String(name.prefix(200))]
    claims.add(ArtifactClaim(.model, claims.output(settings, in: file), properties: properties, place: file.place()))
  }
}
