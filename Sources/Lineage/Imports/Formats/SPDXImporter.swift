/// Reads SPDX 3 (JSON-LD): packages of the AI and Dataset profiles, their relationships, and builds.
///
/// SPDX 2 has neither models nor datasets and is refused with that reason.
enum SPDXImporter: Importer {
  static let format = "spdx"
  static let summary = "SPDX 3 JSON-LD with the AI and Dataset profiles"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let document = file.document, document.isMapping else { return false }
    if document["spdxVersion"] != nil { return true }
    let context = (try? document["@context"]?.elementsOrOne()) ?? []
    return context.contains { $0.word?.contains("spdx.org/rdf/") == true }
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document else { throw InputError("expected JSON", file: file.label) }
    if let version = document["spdxVersion"] {
      throw version.error("\(version.word ?? "SPDX 2") has no models and datasets; give this one as SPDX 3")
    }
    let elements = try document.required("@graph").elements()
    var reader = SPDXReader(file)
    for element in elements { reader.collect(element, &claims) }
    for element in elements { reader.relate(element, &claims) }
    reader.claim(&claims)
  }
}

/// The elements of one graph: first the packages and builds, then what relates them.
private struct SPDXReader {
  private struct Package {
    var place: Document
    var kind: ArtifactKind
    var reference: ArtifactReference
  }

  private struct Build {
    var place: Document
    var facts: ExchangeFacts
    var outputs: [Int] = []
    var inputs: [(package: Int, facts: ExchangeFacts, place: Document)] = []
  }

  private let file: ImportFile
  private var packages: [Package] = []
  private var builds: [Build] = []
  private var packageIDs: [String: Int] = [:]
  private var buildIDs: [String: Int] = [:]
  /// Every other id, so that what leads nowhere can be told from what leads to something else.
  private var otherIDs: Set<String> = []
  /// Stated by relationships, by output.
  private var inputs: [Int: [Claim.Input]] = [:]

  init(_ file: ImportFile) { self.file = file }

  // MARK: Elements

  mutating func collect(_ element: Document, _ claims: inout Claims) {
    guard element.isMapping else { return claims.warn(element, "expected an element; left out") }
    guard let id = element.text(at: "spdxId") ?? element.text(at: "@id") else { return }
    switch Self.type(element) {
    case "AIPackage": add(element, id, .model, &claims)
    case "DatasetPackage": add(element, id, .dataset, &claims)
    case "Build":
      buildIDs[id] = builds.count
      builds.append(Build(place: element, facts: parameters(element, &claims)))
    default: otherIDs.insert(id)
    }
  }

  /// Without the prefix of its profile: `ai_AIPackage`, or the whole address.
  private static func type(_ element: Document) -> String {
    let type = element.text(at: "type") ?? element.text(at: "@type") ?? ""
    return type.split { $0 == "_" || $0 == "/" || $0 == ":" }.last.map(String.init) ?? ""
  }

  private mutating func add(_ element: Document, _ id: String, _ kind: ArtifactKind, _ claims: inout Claims) {
    let facts = facts(element, &claims)
    claims.warn(facts, at: element)
    guard let text = facts.name ?? Self.name(element) else {
      return claims.warn(element, "this package has no name; left out")
    }
    guard let name = claims.reference(text, at: element.place, in: file) else { return }
    let digests = facts.digests.isEmpty ? hashes(element, &claims) : facts.digests
    let reference = ArtifactReference(name: name.name, digests: digests)
    packageIDs[id] = packages.count
    packages.append(Package(place: element, kind: kind, reference: reference))
    claims.add(
      ArtifactClaim(kind, reference, properties: facts.properties, traits: facts.traits, place: element.place))
  }

  /// What a hub calls it, where an address of the package says so.
  private static func name(_ element: Document) -> String? {
    let addresses = ["software_packageUrl", "software_downloadLocation", "software_homePage"]
    for address in addresses.compactMap({ element.text(at: $0) }) {
      let isHub = address.hasPrefix("pkg:huggingface/") || address.contains("huggingface.co/")
      if isHub, case .name = OutsideName(address) { return address }
    }
    return element.text(at: "name")
  }

  private func hashes(_ element: Document, _ claims: inout Claims) -> [Digest] {
    var digests: [Digest] = []
    for hash in claims.elements(of: element, at: "verifiedUsing") where hash.text(at: "algorithm") == "sha256" {
      if let digest = claims.digest(.sha256, hash.text(at: "hashValue") ?? "", at: hash) { digests.append(digest) }
    }
    return digests
  }

  private func facts(_ element: Document, _ claims: inout Claims) -> ExchangeFacts {
    var pairs: [(name: String, value: String)] = []
    for part in claims.elements(of: element, at: "extension") {
      for property in claims.elements(of: part, at: "extension_cdxProperty") {
        pairs.append(
          (property.text(at: "extension_cdxPropName") ?? "", property.text(at: "extension_cdxPropValue") ?? ""))
      }
    }
    return ExchangeFacts(reading: pairs)
  }

  private func parameters(_ build: Document, _ claims: inout Claims) -> ExchangeFacts {
    let entries = claims.elements(of: build, at: "build_parameter")
    let facts = ExchangeFacts(
      reading: entries.map { (name: $0.text(at: "key") ?? "", value: $0.text(at: "value") ?? "") })
    claims.warn(facts, at: build)
    return facts
  }

  // MARK: Relationships

  mutating func relate(_ element: Document, _ claims: inout Claims) {
    guard let type = element.text(at: "relationshipType"), let from = element.text(at: "from") else { return }
    for place in claims.elements(of: element, at: "to") {
      let to = place.word ?? ""
      if let build = buildIDs[from], let package = packageIDs[to] {
        relate(build: build, type, package, element, &claims)
      } else if let first = packageIDs[from], let second = packageIDs[to] {
        relate(first, type, second, element)
      } else if packageIDs[from] != nil || packageIDs[to] != nil {
        check([from, to], place, &claims)
      }
    }
  }

  private mutating func relate(
    build: Int, _ type: String, _ package: Int, _ element: Document, _ claims: inout Claims
  ) {
    switch type {
    case "hasOutput": builds[build].outputs.append(package)
    case "hasInput":
      let facts = facts(element, &claims)
      claims.warn(facts, at: element)
      builds[build].inputs.append((package, facts, element))
    default: break
    }
  }

  private mutating func relate(_ first: Int, _ type: String, _ second: Int, _ element: Document) {
    let (output, input) = type == "ancestorOf" || type == "generates" ? (second, first) : (first, second)
    guard ["ancestorOf", "descendantOf", "generates", "trainedOn"].contains(type) else { return }
    let role = InputRole.unstated(of: packages[input].kind, in: packages[output].kind)
    inputs[output, default: []].append(Claim.Input(role, packages[input].reference, source: file.source(element)))
  }

  private func check(_ ids: [String], _ place: Document, _ claims: inout Claims) {
    for id in ids where packageIDs[id] == nil && buildIDs[id] == nil && !otherIDs.contains(id) {
      // Words of the standard, such as NoneElement, need not be elements of the document.
      guard !id.hasPrefix("https://spdx.org/rdf/") else { continue }
      claims.warn(place, "there is no element '\(id.prefix(120))'; this relationship is left out")
    }
  }

  // MARK: Claims

  func claim(_ claims: inout Claims) {
    var spelledOut: Set<Int> = []
    for build in builds {
      for output in build.outputs {
        claim(build, output, &claims)
        if build.facts.method != nil { spelledOut.insert(output) }
      }
    }
    for (output, package) in packages.enumerated() where !spelledOut.contains(output) {
      let place = package.place.place
      claims.add(package.kind, package.reference, inputs[output] ?? [], ExchangeFacts(reading: []), at: place)
    }
  }

  private func claim(_ build: Build, _ output: Int, _ claims: inout Claims) {
    let kind = packages[output].kind
    let inputs = build.inputs.map { package, facts, place in
      Claim.Input(
        facts.role ?? InputRole.unstated(of: packages[package].kind, in: kind), packages[package].reference,
        share: facts.share, source: file.source(place))
    }
    claims.add(
      kind, packages[output].reference, inputs, build.facts, account: build.place.text(at: "build_buildId"),
      at: build.place.place)
  }
}
