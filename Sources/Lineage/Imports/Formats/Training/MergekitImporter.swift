/// Reads configurations of mergekit: merges of models, of slices and of modules, and mixtures of experts. A file of
/// several documents describes merges of merges: those with a `name` may be parents of those after them.
enum MergekitImporter: Importer {
  static let format = "mergekit"
  static let summary = "merge configurations of mergekit, mixtures of experts included (YAML)"

  static func recognises(_ file: ImportFile) -> Bool {
    !file.documents.isEmpty && file.documents.allSatisfy(isOne)
  }

  static func isOne(_ document: Document) -> Bool {
    if document.has("merge_method") { return document.has("models", "slices", "modules", "base_model") }
    if document.has("experts"), document.has("base_model") { return true }
    let listed = (try? document["models"]?.elements().first) ?? (try? document["slices"]?.elements().first)
    return listed?.has("model", "sources") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard !file.documents.isEmpty else { throw InputError("expected a merge configuration", file: file.label) }
    read(file.documents, output: file.subject, file, &claims)
  }

  /// - Parameter documents: a configuration, in a file of its own or in a card.
  static func read(_ documents: [Document], output: ArtifactReference, _ file: ImportFile, _ claims: inout Claims) {
    var earlier: [String: ArtifactReference] = [:]
    for document in documents {
      guard document.isMapping else {
        claims.warn(document, "expected a mapping with 'models', 'slices' or 'modules'")
        continue
      }
      var product = output
      if let name = document.text("name"), documents.count > 1 {
        let part = "\(output.name.prefix { $0 != "@" })/\(OutsideName.segment(name[...]))"
        if ArtifactName.problem(part) == nil { product = ArtifactReference(name: part) }
        earlier[name] = product
      }
      read(document, product, earlier, file, &claims)
    }
  }

  private static func read(
    _ document: Document, _ output: ArtifactReference, _ earlier: [String: ArtifactReference], _ file: ImportFile,
    _ claims: inout Claims
  ) {
    var inputs = InputList()
    for place in parents(document) {
      for artifact in models(place, earlier, file, &claims) {
        inputs.add(Claim.Input(.base, artifact, source: file.source(place)))
      }
    }
    if inputs.isEmpty { claims.warn(document, "a merge without models") }
    let properties = document.properties([
      "merge_method": "merge-method", "dtype": "dtype", "tokenizer_source": "tokenizer-source",
      "gate_mode": "gate-mode",
    ])
    claims.add(ArtifactClaim(.model, output, place: document.error("")))
    guard !inputs.isEmpty else { return }
    claims.add(
      Claim(output, .merged, inputs.all, grade: .training, properties: properties, place: document.error("")))
  }

  // MARK: Parents

  /// Every place that names a model.
  private static func parents(_ document: Document) -> [Document] {
    var places = list(document, "models").compactMap { $0["model"] }
    places += sources(document)
    for (_, module) in (try? document["modules"]?.entries()) ?? [] { places += sources(module) }
    for key in ["experts", "shared_experts"] { places += list(document, key).compactMap { $0["source_model"] } }
    if let base = document["base_model"] { places.append(base) }
    return places
  }

  private static func sources(_ document: Document) -> [Document] {
    list(document, "slices").flatMap { list($0, "sources") }.compactMap { $0["model"] }
  }

  private static func list(_ document: Document, _ key: String) -> [Document] {
    (try? document[key]?.elements()) ?? []
  }

  /// `path[@revision][+adapter[@revision]]`, or the same as a mapping.
  private static func models(
    _ place: Document, _ earlier: [String: ArtifactReference], _ file: ImportFile, _ claims: inout Claims
  ) -> [ArtifactReference] {
    if place.isMapping {
      let parts = [place["model"] ?? (place["path"] == nil ? nil : place), place["lora"]].compactMap { $0 }
      return parts.compactMap { part in
        guard let path = part.isMapping ? part.text("path") : try? part.string() else {
          claims.warn(part, "expected the path of a model")
          return nil
        }
        let full = part.isMapping ? part.text("revision").map { "\(path)@\($0)" } ?? path : path
        return claims.reference(full, at: part.error(""), in: file)
      }
    }
    guard let text = try? place.string() else {
      claims.warn(place, "expected the path of a model")
      return []
    }
    if let known = earlier[text] { return [known] }
    return text.split(separator: "+", maxSplits: 1).compactMap {
      claims.reference(String($0), at: place.error(""), in: file)
    }
  }
}
