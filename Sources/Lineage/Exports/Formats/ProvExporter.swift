/// W3C PROV-JSON (https://www.w3.org/submissions/prov-json/): artifacts are entities, derivations are activities.
///
/// Lost: locations and verdicts. When a derivation took place is not in the record; when it was recorded is.
package enum ProvExporter: Exporter {
  package static let format = "prov"
  package static let summary = "W3C PROV-JSON: entities, activities, what each used and made"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    var writer = ProvWriter(export)
    for index in export.derivations.indices { writer.add(index) }
    return .json(writer.document)
  }
}

private struct ProvWriter {
  private let export: LineageExport
  private var activities: [String: JSONValue] = [:]
  private var used: [String: JSONValue] = [:]
  private var generated: [String: JSONValue] = [:]
  private var derived: [String: JSONValue] = [:]

  init(_ export: LineageExport) { self.export = export }

  var document: JSONValue {
    let run = ExchangeFacts.namespace + UUIDText.of(export.fingerprint("prov")) + ":"
    return .members([
      "prefix": ["stemma": .string(ExchangeFacts.namespace), "run": .string(run)],
      "entity": .object(
        Dictionary(uniqueKeysWithValues: export.artifacts.indices.map { (entity($0), attributes($0)) })),
      "activity": Self.section(activities), "used": Self.section(used), "wasGeneratedBy": Self.section(generated),
      "wasDerivedFrom": Self.section(derived),
    ])
  }

  private static func section(_ records: [String: JSONValue]) -> JSONValue? {
    records.isEmpty ? nil : .object(records)
  }

  private func entity(_ artifact: Int) -> String { "run:artifact-\(artifact)" }

  private func attributes(_ index: Int) -> JSONValue {
    let artifact = export.artifacts[index]
    return record(
      ["prov:label": .string(artifact.name), "prov:type": Self.type(artifact.kind.rawValue)],
      ExchangeFacts(artifact))
  }

  private static func type(_ word: String) -> JSONValue {
    ["$": .string("stemma:" + word), "type": "prov:QUALIFIED_NAME"]
  }

  private func record(_ members: [String: JSONValue?], _ facts: ExchangeFacts) -> JSONValue {
    .members(members.merging(facts.members) { own, _ in own })
  }

  mutating func add(_ index: Int) {
    let derivation = export.derivations[index]
    let activity = JSONValue.string("run:derivation-\(index)")
    let output = JSONValue.string(entity(derivation.output))
    activities["run:derivation-\(index)"] = record(
      [
        "prov:type": Self.type(derivation.method.rawValue), "stemma:statement": .string(derivation.statement),
        "stemma:recorded-at": .string(derivation.recordedAt.description),
      ], ExchangeFacts(derivation))
    generated["_:made-\(index)"] = ["prov:entity": output, "prov:activity": activity]
    for (number, input) in derivation.inputs.enumerated() {
      let entity = JSONValue.string(entity(input.artifact))
      used["_:used-\(index)-\(number)"] = record(
        ["prov:activity": activity, "prov:entity": entity, "prov:role": Self.type(input.role.rawValue)],
        ExchangeFacts(input))
      derived["_:derived-\(index)-\(number)"] = [
        "prov:generatedEntity": output, "prov:usedEntity": entity, "prov:activity": activity,
      ]
    }
  }
}
