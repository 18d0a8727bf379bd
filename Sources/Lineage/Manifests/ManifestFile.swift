/// A manifest that was read from a file, with the place of everything that can turn out wrong later.
package struct ManifestFile {
  struct Entry {
    var artifact: Manifest.Artifact
    /// The whole entry.
    var place: Document
    /// Of the inputs, in their order.
    var inputPlaces: [Document] = []
  }

  struct MatchEntry {
    var match: Manifest.Match
    /// The whole entry.
    var place: Document
    /// Of the models, in their order.
    var modelPlaces: [Document]
  }

  package let path: String
  let entries: [Entry]
  let matches: [MatchEntry]

  package var manifest: Manifest { Manifest(artifacts: entries.map(\.artifact), matches: matches.map(\.match)) }

  /// Whether a YAML document means to be a manifest; policies, waivers and suites are none.
  package static func isManifest(_ document: Document) -> Bool {
    document["artifacts"] != nil || document["matches"] != nil
  }

  /// The newest version of the format.
  static let version = 1

  /// Reads and checks a manifest as far as this is possible without other files and the store.
  package init(path: String) throws(InputError) { try self.init(Document(file: path)) }

  /// Reads a manifest from a document; relative locations are relative to the folder of its file.
  package init(_ document: Document) throws(InputError) {
    do throws(InputError) {
      try document.allow(["version", "artifacts", "matches"])
    } catch {
      guard !Self.isManifest(document), error.nearest == nil else { throw error }
      throw document.error("this is no manifest: it has neither 'artifacts' nor 'matches'")
    }
    _ = try document.required("version").integer(in: 1...Self.version)
    var (entries, matches): ([Entry], [MatchEntry]) = ([], [])
    for element in try document["matches"]?.elements() ?? [] { matches.append(try MatchEntry(element)) }
    if matches.isEmpty, document["matches"] != nil, document["artifacts"] == nil {
      throw document.error("this manifest has neither artifacts nor matches")
    }
    let artifacts = try matches.isEmpty ? document.required("artifacts") : document["artifacts"]
    for element in try artifacts?.elements() ?? [] { entries.append(try Entry(element)) }
    path = document.file
    self.entries = entries
    self.matches = matches
  }

  /// The folder that locations are relative to.
  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
}

extension ManifestFile.Entry {
  fileprivate init(_ document: Document) throws(InputError) {
    try document.allow(["model", "dataset", "location", "digests", "traits", "properties", "derivation"])
    let kinds = ArtifactKind.allCases.filter { document[$0.rawValue] != nil }
    guard kinds.count == 1, let kind = kinds.first else {
      throw document.error("an entry has one of the keys 'model' and 'dataset', with the name of the artifact")
    }
    var artifact = Manifest.Artifact(kind, try Self.name(document.required(kind.rawValue)))
    artifact.location = try Self.location(document["location"])
    artifact.digests = try Self.list(document["digests"]) { place throws(InputError) in try Self.digest(place) }
    try Self.requireOneOfEach(artifact.digests, document)
    artifact.traits = try Self.list(document["traits"]) { place throws(InputError) in try Self.trait(place) }
    artifact.properties = try Self.texts(document["properties"])
    self.init(artifact: artifact, place: document)
    if let derivation = document["derivation"] { try read(derivation) }
  }

  private static func location(_ document: Document?) throws(InputError) -> String? {
    guard let document else { return nil }
    let location = try document.string()
    guard !location.isEmpty else { throw document.error("the location is empty: expected a folder or file") }
    return location
  }

  /// Two digests of one scheme are two versions, and an entry is one.
  private static func requireOneOfEach(_ digests: [Digest], _ document: Document) throws(InputError) {
    for (scheme, same) in Dictionary(grouping: Set(digests), by: \.scheme) where same.count > 1 {
      throw try document.required("digests").error(
        "two different \(scheme.rawValue) digests are two versions: write an entry for each")
    }
  }

  private mutating func read(_ document: Document) throws(InputError) {
    let method = try document.required("method").word(DerivationMethod.self)
    guard method.output == artifact.kind else {
      let fitting = DerivationMethod.allCases.filter { $0.output == artifact.kind }.map(\.rawValue)
      throw try document.required("method").error(
        "'\(method.rawValue)' makes a \(method.output.rawValue), not a \(artifact.kind.rawValue)", expected: fitting)
    }
    try document.allow(["method", "recipe", "properties"] + InputRole.allCases.map(\.rawValue))
    var derivation = Manifest.Derivation(method)
    for role in InputRole.allCases {
      guard let value = document[role.rawValue] else { continue }
      try Self.check(role, method, value)
      for element in try value.elementsOrOne() {
        derivation.inputs.append(try Self.input(role, element))
        inputPlaces.append(element)
      }
    }
    try Self.checkInputs(derivation.inputs, method, document)
    if let recipe = document["recipe"] {
      guard recipe.isMapping else { throw recipe.error("a recipe is a mapping (key: value lines)") }
      derivation.recipe = try recipe.json()
    }
    derivation.properties = try Self.texts(document["properties"])
    artifact.derivation = derivation
  }

  private static func check(_ role: InputRole, _ method: DerivationMethod, _ value: Document) throws(InputError) {
    guard method.inputs.allowed.contains(role) else {
      let allowed = method.inputs.allowed.map(\.rawValue)
      throw value.error("'\(method.rawValue)' takes no '\(role.rawValue)'", expected: allowed)
    }
    let isEmpty = try value.elementsOrOne().isEmpty
    if isEmpty { throw value.error("the list is empty; leave the key out where nothing is known") }
  }

  private static func checkInputs(
    _ inputs: [Manifest.Input], _ method: DerivationMethod, _ place: Document
  ) throws(InputError) {
    for role in InputRole.allCases where method.inputs.required.contains(role) {
      guard inputs.contains(where: { $0.role == role }) else {
        throw place.error("'\(method.rawValue)' needs a '\(role.rawValue)'")
      }
    }
    if method == .derived, inputs.isEmpty { throw place.error("'derived' needs at least one input") }
    if inputs.count(where: { $0.role == .base }) > 1, !method.inputs.severalBases {
      throw place.error("'\(method.rawValue)' has one base; a model of several bases is 'merged'")
    }
    let total = inputs.filter { $0.role == .data }.compactMap(\.share).reduce(0, +)
    if total > 1 + 1e-9 { throw place.error("the shares of the data add up to \(total), more than 1") }
    var seen: Set<[String]> = []
    for input in inputs {
      let isNew = seen.insert([input.role.rawValue, input.name, input.digest?.description ?? ""]).inserted
      if !isNew { throw place.error("'\(input.name)' is given twice as '\(input.role.rawValue)'") }
    }
  }

  static func input(_ role: InputRole, _ document: Document) throws(InputError) -> Manifest.Input {
    guard document.isMapping else { return Manifest.Input(role, try name(document)) }
    try document.allow(["name", "digest", "share", "external"])
    var input = Manifest.Input(role, try name(document.required("name")))
    if let digest = document["digest"] { input.digest = try Self.digest(digest) }
    input.isExternal = try document["external"]?.boolean() ?? false
    guard let share = document["share"] else { return input }
    input.share = try share.number(in: 0...1)
    if input.share == 0 { throw share.error("a share is above 0 and at most 1") }
    return input
  }

  private static func name(_ document: Document) throws(InputError) -> String {
    let name = try document.string()
    if let problem = ArtifactName.problem(name) { throw document.error(problem) }
    return name
  }

  private static func trait(_ document: Document) throws(InputError) -> String {
    let trait = try document.string()
    if let problem = TraitName.problem(trait) { throw document.error(problem) }
    return trait
  }

  private static func digest(_ document: Document) throws(InputError) -> Digest {
    let text = try document.string()
    guard let digest = Digest(text) else {
      throw document.error("'\(text)' is not a digest: scheme:64 lower-case hexadecimal digits, such as sha256:9f86…")
    }
    return digest
  }

  private static func texts(_ document: Document?) throws(InputError) -> [String: String] {
    var texts: [String: String] = [:]
    for (key, value) in try document?.entries() ?? [] { texts[key] = try value.string() }
    return texts
  }

  private static func list<Element>(
    _ document: Document?, _ element: (Document) throws(InputError) -> Element
  ) throws(InputError) -> [Element] {
    var elements: [Element] = []
    for place in try document?.elementsOrOne() ?? [] { elements.append(try element(place)) }
    return elements
  }
}
