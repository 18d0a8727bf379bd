/// What an export says: one artifact and everything that it was made from, as the record has it.
///
/// Every exporter writes this value, and its order is the same whenever the record is: the artifact first, then the
/// nearest, then by name and digest.
package struct LineageExport: Sendable, Equatable {
  package struct Artifact: Sendable, Equatable {
    package var kind: ArtifactKind
    /// With every digest that is known.
    package var reference: ArtifactReference
    /// Relative to the folder of the store.
    package var location: String?
    package var properties: [String: String]
    /// All that is known of its traits, declared and measured.
    package var traits: [TraitFact]

    package init(
      kind: ArtifactKind, reference: ArtifactReference, location: String? = nil, properties: [String: String] = [:],
      traits: [TraitFact] = []
    ) {
      self.kind = kind
      self.reference = reference
      self.location = location
      self.properties = properties
      self.traits = traits
    }

    package var name: String { reference.name }

    /// Its name, with the digest that says best which version is meant: no other artifact of an export has the same.
    package var id: String { Binder.binding(reference.digests).first.map { "\(name)@\($0)" } ?? name }

    /// Traits that somebody declared it to carry, sorted.
    package var declaredTraits: [String] { Set(traits.filter { $0.basis == .declared }.map(\.trait)).sorted() }
  }

  package struct Input: Sendable, Equatable {
    package var role: InputRole
    /// Index into `artifacts`.
    package var artifact: Int
    /// In (0, 1].
    package var share: Double?
    /// The file and field that say so, where it was imported.
    package var source: String?

    package init(role: InputRole, artifact: Int, share: Double? = nil, source: String? = nil) {
      self.role = role
      self.artifact = artifact
      self.share = share
      self.source = source
    }
  }

  package struct Derivation: Sendable, Equatable {
    /// The id of its statement.
    package var statement: String
    package var recordedAt: Timestamp
    /// Index into `artifacts`.
    package var output: Int
    package var method: DerivationMethod
    package var knowledge: Knowledge
    /// The files that say so, where it was imported.
    package var source: String?
    package var inputs: [Input]
    /// An object.
    package var recipe: JSONValue?
    package var properties: [String: String]

    package init(
      statement: String, recordedAt: Timestamp, output: Int, method: DerivationMethod, knowledge: Knowledge = .declared,
      source: String? = nil, inputs: [Input] = [], recipe: JSONValue? = nil, properties: [String: String] = [:]
    ) {
      self.statement = statement
      self.recordedAt = recordedAt
      self.output = output
      self.method = method
      self.knowledge = knowledge
      self.source = source
      self.inputs = inputs
      self.recipe = recipe
      self.properties = properties
    }
  }

  /// The exported one first.
  package let artifacts: [Artifact]
  /// By their outputs, in the order of `artifacts`; several of one output as they were recorded.
  package let derivations: [Derivation]
  /// How many artifacts have an origin on record that lies beyond the depth of this export.
  package let cut: Int
  /// Indices into `derivations` by output.
  private let makers: [[Int]]

  /// - Precondition: every index lies within the artifacts, of which there is at least one.
  package init(artifacts: [Artifact], derivations: [Derivation], cut: Int = 0) {
    self.artifacts = artifacts
    self.derivations = derivations
    self.cut = cut
    var makers = [[Int]](repeating: [], count: artifacts.count)
    for (index, derivation) in derivations.enumerated() { makers[derivation.output].append(index) }
    self.makers = makers
  }

  package var subject: Artifact { artifacts[0] }

  /// The derivations that made an artifact.
  package func derivations(of artifact: Int) -> [Derivation] { makers[artifact].map { derivations[$0] } }

  /// What an artifact was made from by any account, each input once for each role.
  package func inputs(of artifact: Int) -> [Input] {
    var seen: Set<[String]> = []
    return derivations(of: artifact).flatMap(\.inputs).filter {
      seen.insert([$0.role.rawValue, String($0.artifact)]).inserted
    }
  }

  /// A number that differs for different content, 32 hexadecimal digits.
  package func fingerprint(_ word: String) -> String {
    let ids = artifacts.map(\.id) + derivations.map(\.statement)
    return String(SHA256Text.hex(([word] + ids).joined(separator: "\n")).prefix(32))
  }
}
