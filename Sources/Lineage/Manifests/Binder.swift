/// Turns the entries of manifests into statements, binding each reference to a digest where one is known.
struct Binder {
  private let entries: [String: [LocatedEntry]]
  private let recorded: LineageGraph
  private let names: [String]
  private(set) var warnings: [InputError] = []

  init(entries: [LocatedEntry], recorded: LineageGraph) {
    self.entries = Dictionary(grouping: entries, by: \.artifact.name)
    self.recorded = recorded
    names = Set(recorded.nodes.map(\.name) + entries.map(\.artifact.name)).sorted()
  }

  mutating func artifact(_ entry: LocatedEntry) throws(InputError) -> ArtifactStatement {
    if let known = recorded.newest(entry.artifact.name).map({ recorded[$0].kind }), known != entry.artifact.kind {
      throw entry.place.error(
        "'\(entry.artifact.name)' is recorded as a \(known.rawValue) and cannot be a \(entry.artifact.kind.rawValue)")
    }
    let reference = reference(entry)
    if reference.digests.isEmpty {
      warn(entry.place, "'\(entry.artifact.name)' has no digest: it is unpinned; give a location or digests")
    }
    return ArtifactStatement(
      kind: entry.artifact.kind, artifact: reference, location: entry.location,
      properties: entry.artifact.properties, traits: entry.artifact.traits)
  }

  /// An entry without digests means the one version that the store knows, if there is exactly one.
  private func reference(_ entry: LocatedEntry) -> ArtifactReference {
    if !entry.digests.isEmpty { return ArtifactReference(name: entry.artifact.name, digests: entry.digests) }
    return ArtifactReference(name: entry.artifact.name, digests: onlyVersion(of: entry.artifact.name))
  }

  private func onlyVersion(of name: String) -> [Digest] {
    let versions = recorded.versions(of: name)
    guard versions.count == 1, let version = versions.first else { return [] }
    return Self.binding(recorded[version].digests)
  }

  /// The digest that says best what is meant. A model's identity comes before its primary digest, so that the edit of a
  /// card makes no second derivation of what is the same model.
  static func binding(_ digests: [Digest]) -> [Digest] {
    let schemes: [Digest.Scheme] = [.identity, .sha256, .oms, .weights]
    let best = schemes.lazy.compactMap { scheme in digests.last { $0.scheme == scheme } }.first
    return best.map { [$0] } ?? []
  }

  mutating func derivation(_ entry: LocatedEntry) throws(InputError) -> DerivationStatement? {
    guard let derivation = entry.artifact.derivation else { return nil }
    let output = ArtifactReference(name: entry.artifact.name, digests: Self.binding(reference(entry).digests))
    var inputs: [DerivationStatement.Input] = []
    for (input, place) in zip(derivation.inputs, entry.inputPlaces) {
      inputs.append(
        DerivationStatement.Input(role: input.role, artifact: try bind(input, output, place), share: input.share))
    }
    return DerivationStatement(
      output: output, method: derivation.method, inputs: inputs, recipe: derivation.recipe,
      properties: derivation.properties)
  }

  /// - Parameter time: now: what is observed later is a slip of whoever wrote it.
  mutating func observation(
    _ entry: ManifestFile.MatchEntry, at time: Timestamp
  ) throws(InputError) -> ObservationStatement {
    if entry.match.observed.description.prefix(10) > time.description.prefix(10) {
      warn(entry.place, "\(entry.match.observed.description.prefix(10)) lies in the future")
    }
    var subjects: [ArtifactReference] = []
    for (model, place) in zip(entry.match.models, entry.modelPlaces) { subjects.append(try matched(model, place)) }
    return .match(subjects, source: entry.match.source, logP: entry.match.logP, observedAt: entry.match.observed)
  }

  /// A model of a match, which must be there: one that is not would count for nothing, without a word.
  private mutating func matched(_ model: Manifest.Input, _ place: Document) throws(InputError) -> ArtifactReference {
    guard let kind = kind(of: model.name) else {
      throw place.error(
        "unknown model '\(model.name)': record it first, or add an entry for it to 'artifacts'",
        nearest: Spelling.nearest(to: model.name, among: names))
    }
    guard kind == .model else { throw place.error("'\(model.name)' is a dataset, and a match is one of models") }
    guard let digest = model.digest else { return try bind(model, nil, place) }
    let known =
      (entries[model.name] ?? []).flatMap(\.digests)
      + recorded.versions(of: model.name).flatMap { recorded[$0].digests }
    guard known.contains(digest) else {
      throw place.error(
        "no version of '\(model.name)' has the digest \(digest)", expected: Set(known).sorted().map(\.description))
    }
    return ArtifactReference(name: model.name, digests: [digest])
  }

  private func kind(of name: String) -> ArtifactKind? {
    entries[name]?.first?.artifact.kind ?? recorded.newest(name).map { recorded[$0].kind }
  }

  /// - Parameter output: what is made from it; nil for what is only compared.
  private mutating func bind(
    _ input: Manifest.Input, _ output: ArtifactReference?, _ place: Document
  ) throws(InputError) -> ArtifactReference {
    try checkKind(input, place)
    if let digest = input.digest { return ArtifactReference(name: input.name, digests: [digest]) }
    let digests = Self.binding(candidate(input, output))
    // Where the one version there is has no digest, the warning about that artifact says it.
    let versions = entries[input.name]?.count ?? recorded.versions(of: input.name).count
    if digests.isEmpty, versions > 1 {
      warn(place, "'\(input.name)' has \(versions) versions and is bound to none; name one: {name: …, digest: …}")
    }
    return ArtifactReference(name: input.name, digests: digests)
  }

  /// The version in the same recording, the only one in the store, or the one that this output was bound to before: a
  /// manifest that is recorded again must not change its meaning because a newer version has appeared.
  private func candidate(_ input: Manifest.Input, _ output: ArtifactReference?) -> [Digest] {
    if let here = entries[input.name] { return here.count == 1 ? reference(here[0]).digests : [] }
    let only = onlyVersion(of: input.name)
    guard only.isEmpty, let output else { return only }
    for node in recorded.versions(of: output.name) where !Set(recorded[node].digests).isDisjoint(with: output.digests) {
      let before = recorded.inputs(of: node).first { $0.role == input.role && recorded[$0.from].name == input.name }
      if let before { return recorded[before.from].digests }
    }
    return []
  }

  private mutating func checkKind(_ input: Manifest.Input, _ place: Document) throws(InputError) {
    guard let known = kind(of: input.name) else {
      guard input.isExternal else { throw unknown(input, place) }
      warn(place, "'\(input.name)' is external: its origin counts as unknown")
      return
    }
    guard known == input.role.kind else {
      throw place.error(
        "'\(input.name)' is a \(known.rawValue), and '\(input.role.rawValue)' wants a \(input.role.kind.rawValue)")
    }
  }

  private func unknown(_ input: Manifest.Input, _ place: Document) -> InputError {
    place.error(
      "unknown \(input.role.rawValue) '\(input.name)': record it first, add an entry for it, or write "
        + "{name: \(input.name), external: true}", nearest: Spelling.nearest(to: input.name, among: names))
  }

  private mutating func warn(_ place: Document, _ message: String) { warnings.append(place.error(message)) }
}
