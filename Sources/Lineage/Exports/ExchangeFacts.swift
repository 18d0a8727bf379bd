/// What the record knows and the formats of others have no field for: pairs of texts whose names begin with `stemma:`.
///
/// The same names stand in CycloneDX properties, SPDX extensions, PROV attributes, OpenLineage facets and in-toto
/// annotations, so that each format loses nothing on the way out and back:
///
/// | name | of | value |
/// |---|---|---|
/// | `stemma:name` | artifact | its name |
/// | `stemma:kind` | artifact | `model`, `dataset` |
/// | `stemma:digests` | artifact | all its digests, separated by blanks |
/// | `stemma:traits` | artifact | the traits that it is declared to carry, separated by blanks |
/// | `stemma:properties` | artifact, derivation | a JSON object of texts |
/// | `stemma:method` | derivation | `finetuned`, `generated`, … |
/// | `stemma:known` | derivation | `declared`, `imported`, `verified`, `inferred`; whoever reads it back has `imported` it |
/// | `stemma:recipe` | derivation | a JSON object |
/// | `stemma:role` | input | `base`, `data`, `teacher`, `judge`, `prompts` |
/// | `stemma:share` | input | its share of the output's data, a number above 0 and at most 1 |
package struct ExchangeFacts: Sendable, Equatable {
  package enum Key: String, Sendable, CaseIterable {
    case name, kind, digests, traits, properties, method, known, recipe, role, share

    package var word: String { ExchangeFacts.prefix + rawValue }
  }

  package static let prefix = "stemma:"
  /// The namespace of everything that needs an address.
  package static let namespace = "urn:stemma:"

  private var texts: [Key: String] = [:]

  private subscript(key: Key) -> String? {
    get { texts[key] }
    set { texts[key] = newValue }
  }

  package var isEmpty: Bool { texts.isEmpty }

  /// Names and values, sorted by name.
  package var pairs: [(name: String, value: String)] {
    texts.map { (name: $0.key.word, value: $0.value) }.sorted { $0.name < $1.name }
  }

  /// The pairs as the members of an object.
  package var members: [String: JSONValue?] {
    Dictionary(uniqueKeysWithValues: texts.map { ($0.key.word, .string($0.value)) })
  }

  package init(_ artifact: LineageExport.Artifact) {
    self[.name] = artifact.name
    self[.kind] = artifact.kind.rawValue
    self[.digests] = Self.list(artifact.reference.digests.map(\.description))
    self[.traits] = Self.list(artifact.declaredTraits)
    self[.properties] = Self.object(artifact.properties)
  }

  package init(_ derivation: LineageExport.Derivation) {
    self[.method] = derivation.method.rawValue
    self[.known] = derivation.knowledge.rawValue
    self[.recipe] = derivation.recipe?.canonical
    self[.properties] = Self.object(derivation.properties)
  }

  package init(_ input: LineageExport.Input) {
    self[.role] = input.role.rawValue
    self[.share] = input.share.map { JSONNumber.text($0) }
  }

  /// Takes the pairs that have our names and leaves all others; of several with one name the first.
  package init(reading pairs: some Sequence<(name: String, value: String)>) {
    for (name, value) in pairs where name.hasPrefix(Self.prefix) {
      guard let key = Key(rawValue: String(name.dropFirst(Self.prefix.count))), texts[key] == nil else { continue }
      texts[key] = value
    }
  }

  /// The name and digests alone: enough to say which artifact is meant.
  package var mention: ExchangeFacts {
    var mention = self
    mention.texts = texts.filter { [.name, .kind, .digests].contains($0.key) }
    return mention
  }

  private static func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: " ") }

  private static func object(_ texts: [String: String]) -> String? {
    texts.isEmpty ? nil : JSONValue.object(texts.mapValues { .string($0) }).canonical
  }
}

/// Reading: what cannot be read counts as absent, and `problems` says so.
extension ExchangeFacts {
  package var name: String? { self[.name].flatMap { ArtifactName.problem($0) == nil ? $0 : nil } }
  package var kind: ArtifactKind? { self[.kind].flatMap(ArtifactKind.init) }
  package var method: DerivationMethod? { self[.method].flatMap(DerivationMethod.init) }
  package var role: InputRole? { self[.role].flatMap(InputRole.init) }
  package var digests: [Digest] { words(.digests).compactMap { Digest(String($0)) } }
  package var traits: [String] { words(.traits).map(String.init).filter { TraitName.problem($0) == nil } }
  package var recipe: [String: JSONValue] { members(.recipe) ?? [:] }
  package var properties: [String: String] { (members(.properties) ?? [:]).compactMapValues(\.string) }

  package var share: Double? {
    self[.share].flatMap(Double.init).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
  }

  /// The names of pairs that hold something else than they promise.
  package var problems: [String] {
    Key.allCases.filter { texts[$0] != nil && !isReadable($0) }.map(\.word)
  }

  private func isReadable(_ key: Key) -> Bool {
    switch key {
    case .name: name != nil
    case .kind: kind != nil
    case .method: method != nil
    case .role: role != nil
    case .share: share != nil
    case .known: self[.known].flatMap(Knowledge.init) != nil
    case .digests: digests.count == words(.digests).count
    case .traits: traits.count == words(.traits).count
    case .recipe: members(.recipe) != nil
    case .properties: members(.properties)?.values.allSatisfy { $0.string != nil } == true
    }
  }

  private func words(_ key: Key) -> [Substring] { self[key]?.split(separator: " ") ?? [] }

  private func members(_ key: Key) -> [String: JSONValue]? {
    self[key].flatMap { try? JSONValue(parsing: $0) }?.object
  }
}
