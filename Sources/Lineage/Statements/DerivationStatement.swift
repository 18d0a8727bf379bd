/// How an artifact came to be: one activity with its inputs.
package struct DerivationStatement: Sendable, Equatable {
  package struct Input: Sendable, Equatable {
    package var role: InputRole
    package var artifact: ArtifactReference
    /// Share of the output's data, in (0, 1].
    package var share: Double?
    /// From which file and field it was imported, such as `README.md: base_model`.
    package var source: String?

    package init(role: InputRole, artifact: ArtifactReference, share: Double? = nil, source: String? = nil) {
      self.role = role
      self.artifact = artifact
      self.share = share
      self.source = source
    }
  }

  package var output: ArtifactReference
  package var method: DerivationMethod
  package var knowledge: Knowledge
  /// The file that an imported derivation was read from.
  package var source: String?
  package var inputs: [Input]
  /// Everything that makes two trainings the same kind of training, as a JSON object.
  package var recipe: JSONValue?
  package var properties: [String: String]

  package init(
    output: ArtifactReference, method: DerivationMethod, knowledge: Knowledge = .declared, source: String? = nil,
    inputs: [Input] = [], recipe: JSONValue? = nil, properties: [String: String] = [:]
  ) {
    self.output = output
    self.method = method
    self.knowledge = knowledge
    self.source = source
    self.inputs = inputs
    self.recipe = recipe
    self.properties = properties
  }

  /// SHA-256 of the recipe's canonical JSON, `sha256:…`; nil when no recipe is recorded.
  package var recipeDigest: String? { recipe.map { "sha256:" + SHA256Text.hex($0.canonical) } }
}

extension DerivationStatement: StatementContent {
  static let schema = "stemma/derivation/1"

  var members: [String: JSONValue?] {
    [
      "output": output.json, "method": .string(method.rawValue), "known": .string(knowledge.rawValue),
      "source": source.map { .string($0) }, "inputs": .array(inputs.map(\.json)), "recipe": recipe,
      "properties": properties.isEmpty ? nil : .object(properties.mapValues { .string($0) }),
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "output", "method", "known", "source", "inputs", "recipe", "properties"])
    var inputs: [Input] = []
    for input in try fields.objects("inputs") { inputs.append(try Input(input)) }
    self.init(
      output: try ArtifactReference(fields.object("output")), method: try fields.word("method", DerivationMethod.self),
      knowledge: try fields.word("known", Knowledge.self), source: try fields.optionalString("source"), inputs: inputs,
      recipe: fields.optional("recipe"), properties: try fields.texts("properties"))
  }

  func validate() throws(InputError) {
    try output.validate()
    let seen = inputs.count > 16 ? Dictionary(grouping: inputs.indices) { Key(inputs[$0]) } : nil
    for (index, input) in inputs.enumerated() {
      try input.artifact.validate()
      let first =
        seen.map { $0[Key(input)]?.first }
        ?? inputs.firstIndex { $0.role == input.role && $0.artifact == input.artifact }
      guard first == index else {
        throw InputError("'\(input.artifact.name)' is given twice as \(input.role.rawValue)", field: "inputs.\(index)")
      }
      if input.source?.isEmpty == true { throw InputError("a source is empty", field: "inputs.\(index).source") }
      if let share = input.share, !(share > 0 && share <= 1) {
        throw InputError("a share must be above 0 and at most 1, not \(share)", field: "inputs.\(index).share")
      }
    }
    if source?.isEmpty == true { throw InputError("a source is empty", field: "source") }
    if let recipe, recipe.object == nil { throw InputError("a recipe is an object", field: "recipe") }
  }
}

/// What no two inputs may share.
private struct Key: Hashable {
  let role: InputRole
  let artifact: ArtifactReference

  init(_ input: DerivationStatement.Input) {
    role = input.role
    artifact = input.artifact
  }
}

extension DerivationStatement.Input {
  fileprivate var json: JSONValue {
    .members([
      "role": .string(role.rawValue), "artifact": artifact.json, "share": share.map { .number($0) },
      "source": source.map { .string($0) },
    ])
  }

  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["role", "artifact", "share", "source"])
    self.init(
      role: try fields.word("role", InputRole.self), artifact: try ArtifactReference(fields.object("artifact")),
      share: try fields.optionalNumber("share"), source: try fields.optionalString("source"))
  }
}
