/// What importers of exchanged documents (bills of materials, provenance, events) have in common.
extension Claims {
  /// Warns of our own pairs that hold something else than they promise.
  mutating func warn(_ facts: ExchangeFacts, at place: Document) {
    for name in facts.problems { warn(place, "'\(name)' cannot be read here; left out") }
  }

  /// The digest with this value; nil, with a warning, where it is none of that scheme.
  mutating func digest(_ scheme: Digest.Scheme, _ hex: String, at place: Document) -> Digest? {
    if let digest = Digest(scheme: scheme, hex: hex.lowercased()) { return digest }
    warn(place, "'\(hex.prefix(80))' is no SHA-256 of 64 hexadecimal digits; left out")
    return nil
  }

  /// A derivation that a document gives; without inputs and method there is nothing to say.
  ///
  /// - Parameter facts: what an export of ours adds. With a method in them the derivation is taken as it stands;
  ///   otherwise the relation counts as not stated.
  /// - Parameter account: tells accounts of one document apart that must not be put together.
  mutating func add(
    _ kind: ArtifactKind, _ output: ArtifactReference, _ inputs: [Claim.Input], _ facts: ExchangeFacts,
    properties: [String: String] = [:], account: String? = nil, at place: InputError
  ) {
    var distinct: [Claim.Input] = []
    for input in inputs where !distinct.contains(where: { $0.role == input.role && $0.artifact == input.artifact }) {
      distinct.append(input)
    }
    guard facts.method != nil || !distinct.isEmpty else { return }
    let method = facts.method ?? DerivationMethod.unstated(kind, Set(distinct.map(\.role)))
    var claim = Claim(
      output, method, distinct, grade: .attestation, recipe: facts.recipe,
      properties: facts.properties.merging(properties) { first, _ in first }, place: place)
    if facts.method != nil { claim.account = account }
    add(claim)
  }
}

extension DerivationMethod {
  /// The method for a derivation of which only the inputs are known.
  static func unstated(_ kind: ArtifactKind, _ roles: Set<InputRole>) -> DerivationMethod {
    switch kind {
    case .model: .derived
    case .dataset: roles.contains(.teacher) ? .generated : .mixed
    }
  }
}

extension InputRole {
  /// What an input most likely was where its document does not say.
  static func unstated(of input: ArtifactKind, in output: ArtifactKind) -> InputRole {
    switch (input, output) {
    case (.dataset, _): .data
    case (.model, .model): .base
    case (.model, .dataset): .teacher
    }
  }
}
