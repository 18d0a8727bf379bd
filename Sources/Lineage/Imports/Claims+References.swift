/// From the names, addresses and paths in files to references.
extension Claims {
  /// The artifact that a value means; nil, with a warning, where it means none.
  package mutating func reference(_ place: Document, in file: ImportFile) -> ArtifactReference? {
    guard place.isScalar, let text = try? place.string() else {
      warn(place, Self.isPlaceholder(place) ? "a placeholder that nobody has filled in" : "expected a name")
      return nil
    }
    return reference(text, at: place.error(""), in: file)
  }

  /// As above, for a text that was taken out of a larger one. The place is looked up only for a warning.
  package mutating func reference(
    _ text: String, at place: @autoclosure () -> InputError, in file: ImportFile
  ) -> ArtifactReference? {
    if let subject = subject(text, file) { return ArtifactReference(name: subject) }
    switch OutsideName(text) {
    case .name(let name): return ArtifactReference(name: name)
    case .adapted(let name, let reason):
      warn(place(), "\(reason); recorded as '\(name)'")
      return ArtifactReference(name: name)
    case .local(let path):
      let name = OutsideName.localName(file.neutralPath(path))
      warn(
        place(),
        "'\(path)' is a path on one machine and not among what is imported; unless another source names it, it is "
          + "recorded as '\(name)', unpinned")
      return ArtifactReference(name: name)
    case .unusable(let reason):
      warn(place(), reason)
      return nil
    }
  }

  /// `{base_model}` of a template, which YAML reads as a mapping with a key and no value.
  private static func isPlaceholder(_ place: Document) -> Bool {
    guard place.isMapping else { return false }
    guard let entries = try? place.entries() else { return true }
    return entries.count == 1 && entries.allSatisfy { !$0.value.isMapping && (try? $0.value.string()) == nil }
  }

  /// The imported artifact that lies at a path: seen from the file's folder, or from one of those around it, because
  /// tools are started from the top of a project.
  func subject(_ path: String, _ file: ImportFile) -> String? {
    let text = path.trimmed.replacing("\\", with: "/")
    guard !text.isEmpty, !subjects.isEmpty, !text.contains("://"), !text.hasPrefix("~") else { return nil }
    if text.hasPrefix("/") { return subjects[Location.absolute(text, in: "")] }
    for folder in file.foldersAround {
      let full = Location.absolute(text, in: folder)
      // A name such as `base` must not mean the folder that is being described.
      if let subject = subjects[full], subject != file.subject.name { return subject }
    }
    return nil
  }
}

/// The values that cards and configurations have under one key.
extension Claims {
  /// What stands under a key as one name or a list of them. An empty value is none.
  package mutating func references(
    _ key: String, of mapping: Document, in file: ImportFile
  ) -> [(artifact: ArtifactReference, place: Document)] {
    guard let value = mapping[key], let elements = try? value.elementsOrOne() else { return [] }
    return elements.flatMap { element in
      guard element.isScalar, let text = try? element.string() else {
        return reference(element, in: file).map { [($0, element)] } ?? []
      }
      return Self.names(text).compactMap { name in
        reference(name, at: element.error(""), in: file).map { ($0, element) }
      }
    }
  }

  /// The names in a text: none where it is empty, several where commas stand between what can only be names.
  private static func names(_ text: String) -> [String] {
    let parts = text.split(separator: ",").map(\.trimmed)
    let areNames = parts.count > 1 && parts.allSatisfy { if case .name = OutsideName($0) { true } else { false } }
    return areNames ? parts : text.trimmed.isEmpty ? [] : [text]
  }

  /// The same as inputs of a derivation, each artifact once.
  package mutating func inputs(
    _ role: InputRole, _ key: String, of mapping: Document, in file: ImportFile
  ) -> [Claim.Input] {
    var inputs = InputList()
    for (artifact, place) in references(key, of: mapping, in: file) {
      inputs.add(Claim.Input(role, artifact, source: file.source(Self.named(place, key))))
    }
    return inputs.all
  }

  /// `base_model` for the one value, `base_model.2` for one of several.
  private static func named(_ place: Document, _ key: String) -> String { place.field.isEmpty ? key : place.field }
}

extension Document {
  /// A text that is not empty; nil for anything else.
  package func text(_ key: String) -> String? {
    guard let value = self[key], value.isScalar, let text = try? value.string().trimmed, !text.isEmpty else {
      return nil
    }
    return text
  }

  /// A finite number; nil for anything else.
  package func number(_ key: String) -> Double? { self[key].flatMap { try? $0.number() } }

  /// Whether a key is there and true.
  package func isTrue(_ key: String) -> Bool { self[key].flatMap { try? $0.boolean() } ?? false }

  /// The texts under a key that holds one or a list; others are passed over.
  package func texts(_ key: String) -> [String] {
    guard let value = self[key], let elements = try? value.elementsOrOne() else { return [] }
    return elements.compactMap { $0.isScalar ? try? $0.string().trimmed : nil }.filter { !$0.isEmpty }
  }

  /// Whether any of the keys is there, with a value or without.
  package func has(_ keys: String...) -> Bool {
    guard let names = try? entries() else { return false }
    return names.contains { keys.contains($0.key) }
  }

  /// Texts, numbers and truth values under the given keys, for the properties of an artifact, by their names here.
  package func properties(_ keys: KeyValuePairs<String, String>) -> [String: String] {
    var properties: [String: String] = [:]
    for (key, name) in keys { properties[name] = text(key).map { String($0.prefix(500)) } }
    return properties
  }
}
