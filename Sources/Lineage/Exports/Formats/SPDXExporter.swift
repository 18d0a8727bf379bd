/// SPDX 3.0.1 as JSON-LD, with the AI, Dataset and Build profiles (https://spdx.github.io/spdx-spec/v3.0.1/).
///
/// Models are `ai_AIPackage`, datasets `dataset_DatasetPackage`. Relationships say what readers of the AI profile look
/// for (`descendantOf`, `trainedOn`, `generates`); a `build_Build` for each derivation says the rest, with an input to
/// each `hasInput`.
///
/// Lost: locations, who recorded what from where, verdicts. The profile wants suppliers and dates, which the record does
/// not have: they are `NOASSERTION` and the time of the document, and a comment says so.
package enum SPDXExporter: Exporter {
  package static let format = "spdx"
  package static let summary = "SPDX 3.0.1 JSON-LD: AI, Dataset and Build profiles"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    var writer = SPDXWriter(export, context)
    for artifact in export.artifacts.indices { writer.add(artifact: artifact) }
    for derivation in export.derivations { writer.add(derivation: derivation) }
    return .json([
      "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": .array(writer.graph),
    ])
  }
}

private struct SPDXWriter {
  private let export: LineageExport
  private let context: ExportContext
  /// Before every id of this document.
  private let base: String
  private var elements: [JSONValue] = []
  private var relationships = 0

  private static let unknown = "NOASSERTION"
  private static let comment = """
    Supplier and originator are not in the record; releaseTime and builtTime are the time of this document.
    """

  init(_ export: LineageExport, _ context: ExportContext) {
    self.export = export
    self.context = context
    base = "\(ExchangeFacts.namespace)\(UUIDText.of(export.fingerprint("spdx"))):"
  }

  /// Everything, the document itself at the end.
  var graph: [JSONValue] {
    let creation: JSONValue = [
      "type": "CreationInfo", "@id": "_:creation", "specVersion": "3.0.1",
      "created": .string(context.time.description), "createdBy": [.string(base + "tool")],
    ]
    let tool = element("SoftwareAgent", "tool", ["name": .string("stemma \(context.version)")])
    let nobody = element("Organization", "nobody", ["name": .string(Self.unknown)])
    let all = [tool, nobody] + elements
    let document = element(
      "SpdxDocument", "document",
      [
        "name": .string("lineage of \(export.subject.name)"), "rootElement": [.string(id(0))],
        "element": .array(all.compactMap { $0["spdxId"] }),
        "profileConformance": ["core", "software", "ai", "dataset", "build", "extension"],
      ])
    return [creation] + all + [document]
  }

  private func id(_ artifact: Int) -> String { "\(base)artifact-\(artifact)" }

  private func element(_ type: String, _ id: String, _ members: [String: JSONValue?]) -> JSONValue {
    var members = members
    members["type"] = .string(type)
    members["spdxId"] = .string(base + id)
    members["creationInfo"] = "_:creation"
    return .members(members)
  }

  // MARK: Artifacts

  mutating func add(artifact index: Int) {
    let artifact = export.artifacts[index]
    var members = package(artifact)
    switch artifact.kind {
    case .model:
      members["software_primaryPurpose"] = "model"
      members["suppliedBy"] = .string(base + "nobody")
      members["ai_metric"] = metrics(artifact)
    case .dataset:
      members["software_primaryPurpose"] = "data"
      members["originatedBy"] = [.string(base + "nobody")]
      members["builtTime"] = .string(context.time.description)
      members["dataset_datasetType"] = ["noAssertion"]
    }
    let type = artifact.kind == .model ? "ai_AIPackage" : "dataset_DatasetPackage"
    elements.append(element(type, "artifact-\(index)", members))
  }

  private func package(_ artifact: LineageExport.Artifact) -> [String: JSONValue?] {
    let parts = artifact.name.split(separator: "@", maxSplits: 1).map(String.init)
    let version = parts.dropFirst().first ?? Binder.binding(artifact.reference.digests).first?.description
    let hashes = artifact.reference.digests.filter { $0.scheme == .sha256 }
    return [
      "name": .string(parts[0]), "software_packageVersion": .string(version ?? Self.unknown),
      "software_downloadLocation": .string(Self.unknown), "releaseTime": .string(context.time.description),
      "comment": .string(Self.comment), "extension": extensions(ExchangeFacts(artifact)),
      "verifiedUsing": hashes.isEmpty
        ? nil
        : .array(hashes.map { ["type": "Hash", "algorithm": "sha256", "hashValue": .string($0.hex)] }),
    ]
  }

  private func metrics(_ artifact: LineageExport.Artifact) -> JSONValue? {
    let entries = artifact.traits.compactMap { fact -> JSONValue? in
      fact.rate.map { entry("rate of \(fact.trait)", JSONNumber.text($0)) }
    }
    return entries.isEmpty ? nil : .array(entries)
  }

  private func entry(_ key: String, _ value: String) -> JSONValue {
    ["type": "DictionaryEntry", "key": .string(key), "value": .string(value)]
  }

  private func extensions(_ facts: ExchangeFacts) -> JSONValue {
    let properties = facts.pairs.map { pair -> JSONValue in
      [
        "type": "extension_CdxPropertyEntry", "extension_cdxPropName": .string(pair.name),
        "extension_cdxPropValue": .string(pair.value),
      ]
    }
    return [["type": "extension_CdxPropertiesExtension", "extension_cdxProperty": .array(properties)]]
  }

  // MARK: Derivations

  mutating func add(derivation: LineageExport.Derivation) {
    let build = "derivation-" + derivation.statement
    elements.append(
      element(
        "build_Build", build,
        [
          "build_buildType": .string("\(ExchangeFacts.namespace)derivation:\(derivation.method.rawValue)"),
          "build_buildId": .string(derivation.statement),
          "build_parameter": .array(ExchangeFacts(derivation).pairs.map { entry($0.name, $0.value) }),
        ]))
    relate(base + build, "hasOutput", id(derivation.output))
    for input in derivation.inputs {
      relate(base + build, "hasInput", id(input.artifact), ExchangeFacts(input))
      describe(input, of: derivation.output)
    }
  }

  /// What the AI profile has a word for; the others stand in the build alone.
  private mutating func describe(_ input: LineageExport.Input, of output: Int) {
    switch (input.role, export.artifacts[output].kind) {
    case (.base, _), (.data, .dataset): relate(id(output), "descendantOf", id(input.artifact))
    case (.data, .model): relate(id(output), "trainedOn", id(input.artifact))
    case (.teacher, .dataset): relate(id(input.artifact), "generates", id(output))
    case (.teacher, .model), (.judge, _), (.prompts, _): break
    }
  }

  private mutating func relate(_ from: String, _ type: String, _ to: String, _ facts: ExchangeFacts? = nil) {
    relationships += 1
    elements.append(
      element(
        "Relationship", "relationship-\(relationships)",
        [
          "from": .string(from), "to": [.string(to)], "relationshipType": .string(type),
          "extension": facts.map(extensions),
        ]))
  }
}
