import FoundationEssentials

/// One file that is imported, read and parsed once.
package struct ImportFile {
  package enum Content {
    /// One JSON value, or the documents of a YAML file.
    case documents([Document])
    /// JSON Lines; lines that are not JSON are the second part.
    case lines([Document], bad: [InputError])
    /// Markdown: the front matter, where there is any, and all that follows it.
    case card(front: Document?, body: String, bodyLine: Int)
    case text(String)
    /// A file of tensors (safetensors, GGUF) or another one that is not text, or of which it is known by its name that
    /// it says nothing about origins; it is not read here.
    case binary
    /// What stands in for a large file in a git repository that was fetched without them.
    case pointer(digest: Digest?)
    /// Its ending promises a format that the content is not in.
    case broken(InputError)
  }

  /// Absolute.
  package let path: String
  /// As it is shown and recorded: relative to what was imported, with the name of that in front.
  package let label: String
  /// The artifact that this file describes where it does not say itself: its folder, or its own stem.
  package let subject: ArtifactReference
  package let content: Content

  /// Its last path component.
  package var name: String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }
  /// The folder in which it lies, absolute.
  package var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// The folder in which it lies, and those around it up to what is imported, the nearest first.
  var foldersAround: [String] {
    var folders = [folder]
    for _ in label.split(separator: "/").dropFirst(2) {
      guard let last = folders.last, let slash = last.lastIndex(of: "/"), slash > last.startIndex else { break }
      folders.append(String(last[..<slash]))
    }
    return folders
  }

  /// A path that the file names, seen from the top of what is imported, so that it is the same in every copy.
  func neutralPath(_ path: String) -> String {
    if path.hasPrefix("/") || path.hasPrefix("~") || path.prefix(3).hasSuffix(":/") { return path }
    return Location.absolute(path, in: "/" + (label.lastIndex(of: "/").map { String(label[..<$0]) } ?? ""))
  }

  /// The documents of a JSON or YAML file.
  package var documents: [Document] {
    if case .documents(let documents) = content { documents } else { [] }
  }

  /// Whether its name ends so, in any case.
  package func ends(_ endings: String...) -> Bool { endings.contains(where: name.lowercased().hasSuffix) }

  /// The one document of a JSON or YAML file.
  package var document: Document? {
    if case .documents(let documents) = content { documents.first } else { nil }
  }

  /// What is wrong with a file whose ending promises JSON, YAML or a card. Files with other endings may be anything.
  package var damage: InputError? {
    guard case .broken(let error) = content else { return nil }
    let lower = name.lowercased()
    return [".json", ".jsonld", ".yaml", ".yml", ".md"].contains(where: lower.hasSuffix) ? error : nil
  }

  /// A file that is not on a disk.
  package init(label: String, content: Content) {
    path = "/" + label
    self.label = label
    subject = ArtifactReference(name: "subject")
    self.content = content
  }

  /// - Throws: where the file cannot be read at all.
  package init(path: String, label: String, subject: ArtifactReference) throws(InputError) {
    self.path = path
    self.label = label
    self.subject = subject
    content = try ImportContent.read(path, label)
  }

  /// The text of a claim's source: this file and a field in it.
  package func source(_ field: String) -> String { field.isEmpty ? label : "\(label): \(field)" }

  package func source(_ place: Document) -> String { source(place.field) }

  /// A place in this file.
  package func place(line: Int? = nil, field: String? = nil) -> InputError {
    InputError("", file: label, line: line, field: field)
  }
}
