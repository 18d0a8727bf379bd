/// Reads `adapter_config.json` of PEFT: the base that the adapter was trained on.
enum AdapterConfigImporter: Importer {
  static let format = "adapter"
  static let summary = "adapter_config.json of PEFT adapters"

  static func recognises(_ file: ImportFile) -> Bool {
    file.ends(".json") && file.document?.has("peft_type") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document, document.isMapping else {
      throw InputError("expected a JSON object", file: file.label)
    }
    let properties = document.properties([
      "peft_type": "adapter-type", "task_type": "task-type", "peft_version": "peft-version",
    ])
    claims.add(ArtifactClaim(.model, file.subject, properties: properties, place: file.place()))
    let bases = claims.inputs(.base, "base_model_name_or_path", of: document, in: file).map {
      $0.at(revision: document.text("revision"))
    }
    guard !bases.isEmpty else {
      claims.warn(
        document["base_model_name_or_path"]?.error("") ?? file.place(field: "base_model_name_or_path"),
        "the adapter's base is not named")
      return
    }
    claims.add(
      Claim(
        file.subject, .adapter, bases, grade: .config, recipe: recipe(document),
        place: document["base_model_name_or_path"]?.error("") ?? file.place()))
  }

  private static func recipe(_ document: Document) -> [String: JSONValue] {
    var recipe: [String: JSONValue] = [:]
    recipe["adapter-rank"] = (document.number("r") ?? document.number("target_r")).map { .number($0) }
    recipe["adapter-alpha"] = document.number("lora_alpha").map { .number($0) }
    return recipe
  }
}
