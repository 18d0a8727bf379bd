/// Reads `trainer_state.json`, which the transformers trainer saves: how far training went. It names no origins.
enum TrainerStateImporter: Importer {
  static let format = "trainer-state"
  static let summary = "trainer_state.json of the transformers trainer"

  static func recognises(_ file: ImportFile) -> Bool {
    file.ends(".json") && file.document?.has("global_step") == true
      && file.document?.has("log_history", "best_model_checkpoint", "num_train_epochs") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a JSON object", file: file.label)
    }
    let properties = document.properties([
      "global_step": "training-steps", "epoch": "training-epochs", "best_model_checkpoint": "best-checkpoint",
    ])
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    var recipe: [String: JSONValue] = [:]
    recipe["epochs"] = document.number("num_train_epochs").map { .number($0) }
    recipe["batch-size"] = document.number("train_batch_size").map { .number($0) }
    // Details of whatever derivation other files tell of; none by themselves.
    claims.add(Claim(file.subject, .derived, grade: .training, recipe: recipe, place: file.place()))
  }
}
