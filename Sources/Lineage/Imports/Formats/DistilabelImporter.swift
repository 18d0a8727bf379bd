/// Reads `pipeline.yaml` of distilabel: every language model in it had a part in the data set.
enum DistilabelImporter: Importer {
  static let format = "distilabel"
  static let summary = "pipelines of distilabel (pipeline.yaml), which generate data sets"

  static func recognises(_ file: ImportFile) -> Bool {
    file.document?["pipeline"]?.has("steps") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let pipeline = file.document?["pipeline"], let steps = try? pipeline["steps"]?.elements() else {
      throw InputError("expected 'pipeline' with a list 'steps'", file: file.label, field: "pipeline.steps")
    }
    var inputs = InputList()
    var tasks: [String] = []
    for entry in steps {
      guard let step = entry["step"] ?? (entry.isMapping ? entry : nil) else {
        claims.warn(entry, "expected a step")
        continue
      }
      inputs.add(self.inputs(step, file, &claims))
      if let task = step["type_info"]?.text("name") ?? entry.text("name") { tasks.append(String(task.prefix(60))) }
    }
    var properties = ["steps": tasks.prefix(50).joined(separator: ", ")].filter { !$0.value.isEmpty }
    properties["distilabel-version"] = file.document?["distilabel"]?.text("version")
    properties["pipeline"] = pipeline.text("name").map { String($0.prefix(200)) }
    claims.add(ArtifactClaim(.dataset, file.subject, properties: properties, place: file.place()))
    guard !inputs.isEmpty else { return claims.warn(pipeline, "no language model and no source in any step") }
    let isGenerated = inputs.all.contains { $0.role == .teacher }
    claims.add(
      Claim(
        file.subject, isGenerated ? .generated : .mixed, isGenerated ? inputs.all : inputs.all.map { $0.asData },
        grade: .training, properties: properties, place: pipeline.error("")))
  }

  private static func inputs(_ step: Document, _ file: ImportFile, _ claims: inout Claims) -> [Claim.Input] {
    var inputs = claims.inputs(.prompts, "repo_id", of: step, in: file)
    let nested = [step["llm"], step["model"]].compactMap { $0 } + ((try? step["llms"]?.elements()) ?? [])
    for llm in nested where llm.isMapping {
      inputs += teacher(llm, file, &claims)
    }
    return inputs
  }

  private static let keys = ["model", "model_id", "model_name", "tokenizer_id", "endpoint_name", "base_url"]

  private static func teacher(_ llm: Document, _ file: ImportFile, _ claims: inout Claims) -> [Claim.Input] {
    for key in keys {
      let named = claims.inputs(.teacher, key, of: llm, in: file)
      if !named.isEmpty { return named }
    }
    // A mixture of agents has models inside.
    var inner: [Claim.Input] = []
    for part in (try? llm["proposers_llms"]?.elements()) ?? [] where part.isMapping {
      inner += teacher(part, file, &claims)
    }
    if let aggregator = llm["aggregator_llm"], aggregator.isMapping { inner += teacher(aggregator, file, &claims) }
    if !inner.isEmpty { return inner }
    return [
      claims.unnamed(
        "generator", .teacher, of: file.subject, at: llm.error(""), file, "a step has a language model")
    ]
  }
}

extension Claim.Input {
  fileprivate var asData: Claim.Input {
    var input = self
    input.role = .data
    return input
  }
}
