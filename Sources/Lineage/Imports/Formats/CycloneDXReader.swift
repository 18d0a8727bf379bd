/// Finds the models and datasets of a bill of materials, and then what it says of their origin.
struct CycloneDXReader {
  /// A model or dataset at one place of the document.
  struct Component {
    var place: Document
    var kind: ArtifactKind
    var reference: ArtifactReference
    var facts: ExchangeFacts
  }

  let file: ImportFile
  private(set) var components: [Component] = []
  /// Indices into `components` by `bom-ref`.
  private(set) var byReference: [String: Int] = [:]
  /// By the place of a component.
  private var byField: [String: Int] = [:]
  /// What workflows of our own spell out, which need not be guessed from pedigrees.
  private var spelledOut: Set<ArtifactReference> = []

  init(_ file: ImportFile) { self.file = file }

  // MARK: Finding

  /// Collects every component, however deep; the text's own limit on nesting bounds the depth.
  mutating func collect(_ document: Document, _ claims: inout Claims) {
    if let component = document["metadata"]?["component"] { collect(component: component, &claims) }
    for component in claims.elements(of: document, at: "components") { collect(component: component, &claims) }
    for formula in claims.elements(of: document, at: "formulation") {
      for component in claims.elements(of: formula, at: "components") { collect(component: component, &claims) }
      for workflow in claims.elements(of: formula, at: "workflows") where facts(workflow, &claims).method != nil {
        for output in outputs(workflow, &claims) { spelledOut.insert(output.reference) }
      }
    }
  }

  private mutating func collect(component: Document, _ claims: inout Claims) {
    guard component.isMapping else { return claims.warn(component, "expected a component; left out") }
    if let kind = Self.kind(component, &claims) { add(component, kind, &claims) }
    for nested in claims.elements(of: component, at: "components") { collect(component: nested, &claims) }
    guard let pedigree = component["pedigree"] else { return collectDatasets(component, &claims) }
    for relation in ["ancestors", "descendants", "variants"] {
      for relative in claims.elements(of: pedigree, at: relation) { collect(component: relative, &claims) }
    }
    collectDatasets(component, &claims)
  }

  /// Datasets that a model card describes itself.
  private mutating func collectDatasets(_ component: Document, _ claims: inout Claims) {
    for dataset in Self.datasets(component, &claims) where dataset["name"] != nil { add(dataset, .dataset, &claims) }
  }

  private static func datasets(_ component: Document, _ claims: inout Claims) -> [Document] {
    guard let parameters = component["modelCard"]?["modelParameters"] else { return [] }
    return claims.elements(of: parameters, at: "datasets")
  }

  /// Of components, in CycloneDX 1.7.
  private static let types: Set<String> = [
    "application", "framework", "library", "container", "platform", "operating-system", "device", "device-driver",
    "firmware", "file", "machine-learning-model", "data", "cryptographic-asset",
  ]

  private static func kind(_ component: Document, _ claims: inout Claims) -> ArtifactKind? {
    switch component.text(at: "type") {
    case "machine-learning-model": return .model
    case nil:
      // Datasets inside a model card have no such type and are not asked here.
      claims.warn(component, "a component without a type: it may be a model or a dataset; left out")
      return nil
    case let type? where !types.contains(type):
      claims.warn(component, "the type '\(type.prefix(40))' is not known; left out")
      return nil
    case "data":
      // Data may be configuration or source code as well; what is not said to be either is taken for a dataset.
      let types = claims.elements(of: component, at: "data").map { $0.text(at: "type") ?? "" }
      return types.isEmpty || types.contains("dataset") ? .dataset : nil
    default: return nil
    }
  }

  private mutating func add(_ place: Document, _ kind: ArtifactKind, _ claims: inout Claims) {
    let facts = facts(place, &claims)
    claims.warn(facts, at: place)
    guard let reference = reference(place, facts, &claims) else { return }
    byField[place.field] = components.count
    if let name = place.text(at: "bom-ref") {
      if byReference[name] != nil { claims.warn(place, "the bom-ref '\(name.prefix(80))' is given twice") }
      byReference[name] = byReference[name] ?? components.count
    }
    components.append(Component(place: place, kind: kind, reference: reference, facts: facts))
    claims.add(
      ArtifactClaim(
        kind, reference, properties: facts.name == nil ? Self.properties(place) : facts.properties,
        traits: facts.traits, place: place.place))
  }

  private static func properties(_ place: Document) -> [String: String] {
    var properties: [String: String] = [:]
    properties["version"] = place.text(at: "version")
    properties["supplier"] = place["supplier"]?.text(at: "name")
    return properties
  }

  func facts(_ place: Document, _ claims: inout Claims) -> ExchangeFacts {
    let properties = claims.elements(of: place, at: "properties")
    return ExchangeFacts(
      reading: properties.map { (name: $0.text(at: "name") ?? "", value: $0.text(at: "value") ?? "") })
  }

  // MARK: Names

  private func reference(
    _ place: Document, _ facts: ExchangeFacts, _ claims: inout Claims
  ) -> ArtifactReference? {
    guard place["name"] != nil else {
      claims.warn(place, "this component has no name; left out")
      return nil
    }
    let text = facts.name ?? CycloneDXName(place).text
    guard let name = claims.reference(text, at: place.place, in: file) else { return nil }
    let digests = facts.digests.isEmpty ? hashes(place, &claims) : facts.digests
    return ArtifactReference(name: name.name, digests: digests)
  }

  private func hashes(_ place: Document, _ claims: inout Claims) -> [Digest] {
    var digests: [Digest] = []
    for hash in claims.elements(of: place, at: "hashes") where hash.text(at: "alg") == "SHA-256" {
      if let digest = claims.digest(.sha256, hash.text(at: "content") ?? "", at: hash) { digests.append(digest) }
    }
    return digests
  }

  // MARK: Claiming

  /// The origins that pedigrees, model cards and assemblies give.
  func claim(_ claims: inout Claims) {
    for component in components where !spelledOut.contains(component.reference) {
      let inputs = ancestors(component, &claims) + data(component, &claims) + parts(component, &claims)
      claims.add(component.kind, component.reference, inputs, ExchangeFacts(reading: []), at: component.place.place)
      descendants(component, &claims)
    }
  }

  private func relatives(_ component: Component, _ relation: String, _ claims: inout Claims) -> [Component] {
    guard let pedigree = component.place["pedigree"] else { return [] }
    return claims.elements(of: pedigree, at: relation).compactMap { byField[$0.field].map { components[$0] } }
  }

  private func ancestors(_ component: Component, _ claims: inout Claims) -> [Claim.Input] {
    relatives(component, "ancestors", &claims).map { ancestor in
      let role = ancestor.facts.role ?? InputRole.unstated(of: ancestor.kind, in: component.kind)
      return Claim.Input(role, ancestor.reference, share: ancestor.facts.share, source: file.source(ancestor.place))
    }
  }

  private func descendants(_ component: Component, _ claims: inout Claims) {
    for descendant in relatives(component, "descendants", &claims) {
      let role = InputRole.unstated(of: component.kind, in: descendant.kind)
      let input = Claim.Input(role, component.reference, source: file.source(descendant.place))
      claims.add(
        descendant.kind, descendant.reference, [input], ExchangeFacts(reading: []), at: descendant.place.place)
    }
  }

  /// Datasets of a model card: written there, or referred to.
  private func data(_ component: Component, _ claims: inout Claims) -> [Claim.Input] {
    var inputs: [Claim.Input] = []
    for dataset in Self.datasets(component.place, &claims) {
      var index = byField[dataset.field]
      if let reference = dataset["ref"] {
        index = byReference[reference.word ?? ""]
        if index == nil { claims.warn(reference, "there is no model or dataset with this bom-ref; left out") }
      }
      guard let index, components[index].kind == .dataset else { continue }
      inputs.append(Claim.Input(.data, components[index].reference, source: file.source(dataset)))
    }
    return inputs
  }

  /// Datasets that are listed as parts of a model, where they say that they were used for training.
  private func parts(_ component: Component, _ claims: inout Claims) -> [Claim.Input] {
    guard component.kind == .model else { return [] }
    return claims.elements(of: component.place, at: "components").compactMap { part in
      guard let index = byField[part.field], components[index].kind == .dataset else { return nil }
      let use = claims.elements(of: part, at: "properties").first { $0.text(at: "name") == "usage" }
      guard use?.text(at: "value")?.lowercased().contains("train") == true else { return nil }
      return Claim.Input(.data, components[index].reference, source: file.source(part))
    }
  }
}
