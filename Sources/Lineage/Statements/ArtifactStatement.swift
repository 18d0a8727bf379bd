/// That an artifact exists: its name, digests, place and what is declared about it.
package struct ArtifactStatement: Sendable, Equatable {
  package var kind: ArtifactKind
  package var artifact: ArtifactReference
  /// Relative to the folder of the store, or absolute.
  package var location: String?
  package var properties: [String: String]
  /// Traits that it is declared to carry, sorted, without repetitions.
  package let traits: [String]

  package init(
    kind: ArtifactKind, artifact: ArtifactReference, location: String? = nil, properties: [String: String] = [:],
    traits: [String] = []
  ) {
    self.kind = kind
    self.artifact = artifact
    self.location = location
    self.properties = properties
    self.traits = Set(traits).sorted()
  }
}

extension ArtifactStatement: StatementContent {
  static let schema = "stemma/artifact/1"

  var members: [String: JSONValue?] {
    [
      "kind": .string(kind.rawValue), "artifact": artifact.json, "location": location.map { .string($0) },
      "properties": properties.isEmpty ? nil : .object(properties.mapValues { .string($0) }),
      "traits": traits.isEmpty ? nil : .array(traits.map { .string($0) }),
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "kind", "artifact", "location", "properties", "traits"])
    self.init(
      kind: try fields.word("kind", ArtifactKind.self), artifact: try ArtifactReference(fields.object("artifact")),
      location: try fields.optionalString("location"), properties: try fields.texts("properties"),
      traits: try fields.strings("traits"))
  }

  func validate() throws(InputError) {
    try artifact.validate()
    for trait in traits { if let problem = TraitName.problem(trait) { throw InputError(problem, field: "traits") } }
  }
}
