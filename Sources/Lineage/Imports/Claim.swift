/// How good a source is, weakest first.
package enum Grade: Int, Sendable, Comparable {
  /// A sentence in a text.
  case prose
  /// The front matter of a card, which people write by hand.
  case card
  /// A configuration that a tool wrote beside the weights.
  case config
  /// The configuration or log of the training run itself.
  case training
  /// A statement made to be relied on: a bill of materials, provenance, a signed attestation.
  case attestation

  package static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}

/// What one place in one file says about how an artifact came to be. Claims may disagree: that is a finding (STM133),
/// never resolved in silence.
package struct Claim: Sendable {
  package struct Input: Sendable {
    package var role: InputRole
    package var artifact: ArtifactReference
    /// Share of the output's data, in (0, 1].
    package var share: Double?
    /// The file and field that say so: `student/README.md: base_model`.
    package var source: String

    package init(_ role: InputRole, _ artifact: ArtifactReference, share: Double? = nil, source: String) {
      self.role = role
      self.artifact = artifact
      self.share = share
      self.source = source
    }
  }

  package var output: ArtifactReference
  package var method: DerivationMethod
  package var inputs: [Input]
  package var recipe: [String: JSONValue]
  package var properties: [String: String]
  package var grade: Grade
  /// Claims of different accounts of one document are never put together, even where they agree: a record that was
  /// exported has told them apart. Nil for a source that gives one account.
  package var account: String?
  /// The place that warnings about the whole claim name.
  package var place: InputError

  /// - Parameter place: anything with file, line and field; its message is replaced.
  package init(
    _ output: ArtifactReference, _ method: DerivationMethod, _ inputs: [Input] = [], grade: Grade,
    recipe: [String: JSONValue] = [:], properties: [String: String] = [:], place: InputError
  ) {
    self.output = output
    self.method = method
    self.inputs = inputs
    self.recipe = recipe
    self.properties = properties
    self.grade = grade
    self.place = place
  }
}

/// That an artifact exists, as one file says.
package struct ArtifactClaim: Sendable {
  package var kind: ArtifactKind
  package var artifact: ArtifactReference
  package var properties: [String: String]
  package var traits: [String]
  package var place: InputError

  package init(
    _ kind: ArtifactKind, _ artifact: ArtifactReference, properties: [String: String] = [:], traits: [String] = [],
    place: InputError
  ) {
    self.kind = kind
    self.artifact = artifact
    self.properties = properties
    self.traits = traits
    self.place = place
  }
}
