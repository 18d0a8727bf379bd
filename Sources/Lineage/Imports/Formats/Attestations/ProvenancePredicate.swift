/// SLSA provenance (v0.1 to v1): subjects are what was made, materials or resolved dependencies what it was made from.
///
/// Most provenance is about software. Only subjects that something shows to be models or datasets are recorded: our own
/// annotations, a hub's address, the ending of a weights file, or `--map kind=model`.
struct ProvenancePredicate {
  private let attestation: Attestation
  private let predicate: Document
  private let file: ImportFile

  init(_ attestation: Attestation, _ predicate: Document, _ file: ImportFile) {
    self.attestation = attestation
    self.predicate = predicate
    self.file = file
  }

  func claim(_ claims: inout Claims) {
    let facts = facts(&claims)
    let inputs = inputs(&claims)
    var found = 0
    for place in claims.elements(of: attestation.statement, at: "subject") {
      let subject = ResourceDescriptor(place, &claims)
      guard let kind = subject.kind ?? claims.map["kind"].flatMap(ArtifactKind.init) else { continue }
      found += 1
      guard let output = subject.reference(file, &claims) else { continue }
      describe(subject, kind, output, &claims)
      claims.add(
        kind, output, inputs.compactMap { input($0, of: kind) }, facts, properties: properties(facts),
        account: predicate["runDetails"]?["metadata"]?.text(at: "invocationId"), at: place.place)
    }
    if found == 0 {
      claims.warn(
        attestation.statement["subject"] ?? attestation.statement,
        "nothing shows that a subject is a model or a dataset; --map kind=model says that they are")
    }
  }

  private func describe(
    _ resource: ResourceDescriptor, _ kind: ArtifactKind, _ reference: ArtifactReference, _ claims: inout Claims
  ) {
    let properties = resource.facts.properties.merging(attestation.properties) { own, _ in own }
    claims.add(
      ArtifactClaim(
        kind, reference, properties: properties, traits: resource.facts.traits, place: resource.place.place))
  }

  /// What an export of ours says in the parameters of the build.
  private func facts(_ claims: inout Claims) -> ExchangeFacts {
    guard let definition = predicate["buildDefinition"] else { return ExchangeFacts(reading: []) }
    let members = claims.members(of: definition, at: "externalParameters")
    let facts = ExchangeFacts(reading: members.map { (name: $0.key, value: $0.value.word ?? "") })
    claims.warn(facts, at: definition)
    return facts
  }

  private func properties(_ facts: ExchangeFacts) -> [String: String] {
    var properties = attestation.properties
    guard facts.method == nil else { return properties }
    let details = predicate["runDetails"] ?? predicate
    properties["builder"] = details["builder"]?.text(at: "id")
    properties["build-type"] = (predicate["buildDefinition"] ?? predicate).text(at: "buildType")
    return properties
  }

  private typealias Dependency = (resource: ResourceDescriptor, kind: ArtifactKind, reference: ArtifactReference)

  /// Models and datasets among the dependencies; sources, containers and the like are passed over.
  private func inputs(_ claims: inout Claims) -> [Dependency] {
    let places =
      if let definition = predicate["buildDefinition"] {
        claims.elements(of: definition, at: "resolvedDependencies")
      } else {
        claims.elements(of: predicate, at: "materials")
      }
    var inputs: [Dependency] = []
    for place in places {
      let resource = ResourceDescriptor(place, &claims)
      guard let kind = resource.kind, let reference = resource.reference(file, &claims) else { continue }
      claims.add(
        ArtifactClaim(
          kind, reference, properties: resource.facts.properties, traits: resource.facts.traits, place: place.place))
      inputs.append((resource, kind, reference))
    }
    return inputs
  }

  private func input(_ dependency: Dependency, of output: ArtifactKind) -> Claim.Input? {
    Claim.Input(
      dependency.resource.role(in: output, as: dependency.kind), dependency.reference,
      share: dependency.resource.facts.share, source: file.source(dependency.resource.place))
  }
}
