/// A manifest as a value: what a person (or the lab) says about artifacts and how they came to be.
package struct Manifest: Sendable, Equatable {
  package struct Artifact: Sendable, Equatable {
    package var kind: ArtifactKind
    /// `[org/]name[@revision]`
    package var name: String
    /// Folder or file, relative to the manifest, or absolute.
    package var location: String?
    package var digests: [Digest]
    /// Traits that it is declared to carry.
    package var traits: [String]
    package var properties: [String: String]
    package var derivation: Derivation?

    package init(
      _ kind: ArtifactKind, _ name: String, location: String? = nil, digests: [Digest] = [], traits: [String] = [],
      properties: [String: String] = [:], derivation: Derivation? = nil
    ) {
      self.kind = kind
      self.name = name
      self.location = location
      self.digests = digests
      self.traits = traits
      self.properties = properties
      self.derivation = derivation
    }
  }

  package struct Derivation: Sendable, Equatable {
    package var method: DerivationMethod
    package var inputs: [Input]
    /// A JSON object; its canonical text's SHA-256 is the recipe digest.
    package var recipe: JSONValue?
    package var properties: [String: String]

    package init(
      _ method: DerivationMethod, inputs: [Input] = [], recipe: JSONValue? = nil, properties: [String: String] = [:]
    ) {
      self.method = method
      self.inputs = inputs
      self.recipe = recipe
      self.properties = properties
    }
  }

  package struct Input: Sendable, Equatable {
    package var role: InputRole
    package var name: String
    package var digest: Digest?
    /// In (0, 1].
    package var share: Double?
    /// True for an artifact that is recorded nowhere and shall be of unknown origin.
    package var isExternal: Bool

    package init(
      _ role: InputRole, _ name: String, digest: Digest? = nil, share: Double? = nil, isExternal: Bool = false
    ) {
      self.role = role
      self.name = name
      self.digest = digest
      self.share = share
      self.isExternal = isExternal
    }
  }

  /// Models that behave like one initialisation, although no derivation joins them: somebody's word, or a measurement.
  package struct Match: Sendable, Equatable {
    /// Two or more, each matched with each other.
    package var models: [Input]
    /// When it was said or measured.
    package var observed: Timestamp
    /// Who says so, or what was measured.
    package var source: String
    /// Decimal logarithm of the probability of so much agreement by chance, at most 0; nil for a mere word.
    package var logP: Double?

    package init(_ models: [Input], observed: Timestamp, source: String, logP: Double? = nil) {
      self.models = models
      self.observed = observed
      self.source = source
      self.logP = logP
    }
  }

  package var artifacts: [Artifact]
  package var matches: [Match]

  package init(artifacts: [Artifact], matches: [Match] = []) {
    self.artifacts = artifacts
    self.matches = matches
  }
}
