/// The front matter of a model's card.
enum ModelCard {
  static func read(_ front: Document?, _ file: ImportFile, _ claims: inout Claims) {
    let place = front?.error("") ?? file.place(line: 1)
    claims.add(ArtifactClaim(.model, file.subject, properties: front.map(properties) ?? [:], place: place))
    guard let front else { return }
    let tags = CardTags(front)
    for (method, names) in bases(front, file, &claims) {
      guard !names.isEmpty else { continue }
      let stated = method == .derived ? tags.method(bases: names.count) : method
      claims.add(Claim(file.subject, stated, names, grade: .card, place: front["base_model"]?.error("") ?? place))
    }
    if let named = tags.base {
      for input in claims.inputs(.base, named, file) {
        claims.add(Claim(file.subject, named.method, [input], grade: .card, place: named.place.error("")))
      }
    }
    var others = data(front, file, &claims)
    if let tag = tags.distillation {
      others.append(
        claims.unnamed(
          "teacher", .teacher, of: file.subject, at: tag.error(""), file,
          "the card speaks of distillation from a teacher"))
    }
    guard !others.isEmpty else { return }
    claims.add(Claim(file.subject, .derived, others, grade: .card, place: front["datasets"]?.error("") ?? place))
  }

  private static func properties(_ front: Document) -> [String: String] {
    var properties = front.properties([
      "license": "license", "license_name": "license-name", "library_name": "library", "pipeline_tag": "task",
      "new_version": "new-version", "model_name": "title",
    ])
    let tags = front.texts("tags").prefix(50).joined(separator: ", ")
    properties["tags"] = tags.isEmpty ? nil : String(tags.prefix(1000))
    return properties
  }

  // MARK: Bases

  /// The bases under each of the keys that cards have for them, with the method that the key or the card states.
  private static func bases(
    _ front: Document, _ file: ImportFile, _ claims: inout Claims
  ) -> [(DerivationMethod, [Claim.Input])] {
    var stated = DerivationMethod.derived
    if let relation = front["base_model_relation"] {
      if let word = try? relation.string() {
        stated = claims.method(word, at: relation.error(""))
      } else {
        claims.warn(relation, "expected one word, such as adapter, merge, quantized or finetune")
      }
    }
    return [
      (stated, claims.inputs(.base, "base_model", of: front, in: file)),
      (stated, claims.sources(.base, "base_models", of: front, in: file)),
      (stated, claims.sources(.base, "base_model_sources", of: front, in: file)),
      (.finetuned, claims.inputs(.base, "finetuned_from", of: front, in: file)),
    ]
  }

  private static func data(_ front: Document, _ file: ImportFile, _ claims: inout Claims) -> [Claim.Input] {
    var inputs = InputList()
    for key in ["datasets", "dataset"] { inputs.add(claims.inputs(.data, key, of: front, in: file)) }
    inputs.add(claims.sources(.data, "dataset_sources", of: front, in: file))
    return inputs.all
  }
}

extension Claims {
  /// Entries that describe an artifact by parts (`repo_url`, `organization`, `name`), as converters of weights accept
  /// them, or name it.
  fileprivate mutating func sources(
    _ role: InputRole, _ key: String, of front: Document, in file: ImportFile
  ) -> [Claim.Input] {
    var inputs: [Claim.Input] = []
    for entry in (try? front[key]?.elementsOrOne()) ?? [] {
      guard entry.isMapping else {
        if let artifact = reference(entry, in: file) {
          inputs.append(Claim.Input(role, artifact, source: file.source(entry)))
        }
        continue
      }
      let name = [entry.text("organization"), entry.text("name")].compactMap { $0 }.joined(separator: "/")
      let text = entry.text("repo_url") ?? entry.text("url") ?? name.replacing(" ", with: "-")
      if let artifact = reference(text, at: entry.error(""), in: file) {
        inputs.append(Claim.Input(role, artifact, source: file.source(entry)))
      }
    }
    return inputs
  }

  fileprivate mutating func inputs(_ role: InputRole, _ tag: CardTags.Base, _ file: ImportFile) -> [Claim.Input] {
    reference(tag.name, at: tag.place.error(""), in: file).map {
      [Claim.Input(role, $0, source: file.source(tag.place))]
    } ?? []
  }
}
