/// CycloneDX 1.6, an ML-BOM (https://cyclonedx.org/docs/1.6/json/).
///
/// Every artifact is one component: models `machine-learning-model` with their ancestors in `pedigree` and their data in
/// `modelCard`, datasets `data`. Every derivation is a workflow of `formulation`, whose inputs carry role and share.
///
/// Lost: locations, who recorded what from where, verdicts (measured rates stand in `modelCard.quantitativeAnalysis`).
package enum CycloneDXExporter: Exporter {
  package static let format = "cyclonedx"
  package static let summary = "CycloneDX 1.6 ML-BOM: components, pedigree, model cards, formulation"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    var components = CycloneDXComponents(export)
    let subject = components.full(0)
    let others = components.remaining()
    return .json(
      .members([
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
        "version": 1, "serialNumber": .string("urn:uuid:" + UUIDText.of(export.fingerprint("cyclonedx"))),
        "metadata": [
          "timestamp": .string(context.time.description), "component": subject,
          "tools": [
            "components": [["type": "application", "name": "stemma", "version": .string(context.version)]]
          ],
        ],
        "components": others.isEmpty ? nil : .array(others),
        "dependencies": .array(export.artifacts.indices.map { dependency($0, export) }),
        "formulation": export.derivations.isEmpty ? nil : [formula(export)],
      ]))
  }

  private static func dependency(_ artifact: Int, _ export: LineageExport) -> JSONValue {
    let inputs = Set(export.inputs(of: artifact).map(\.artifact)).sorted()
    return .members([
      "ref": .string(export.artifacts[artifact].id),
      "dependsOn": inputs.isEmpty ? nil : .array(inputs.map { .string(export.artifacts[$0].id) }),
    ])
  }

  private static func formula(_ export: LineageExport) -> JSONValue {
    [
      "bom-ref": "formulation",
      "workflows": .array(export.derivations.map { workflow($0, export) }),
    ]
  }

  private static func workflow(_ derivation: LineageExport.Derivation, _ export: LineageExport) -> JSONValue {
    func resource(_ artifact: Int) -> JSONValue { ["ref": .string(export.artifacts[artifact].id)] }
    let inputs = derivation.inputs.map { input -> JSONValue in
      ["resource": resource(input.artifact), "properties": properties(ExchangeFacts(input))]
    }
    return .members([
      "bom-ref": .string("derivation:" + derivation.statement), "uid": .string(derivation.statement),
      "name": .string(derivation.method.rawValue),
      "taskTypes": derivation.method == .merged ? ["merge"] : ["build"],
      "inputs": inputs.isEmpty ? nil : .array(inputs),
      "outputs": [["type": "artifact", "resource": resource(derivation.output)]],
      "properties": properties(ExchangeFacts(derivation)),
    ])
  }

  static func properties(_ facts: ExchangeFacts) -> JSONValue {
    .array(facts.pairs.map { ["name": .string($0.name), "value": .string($0.value)] })
  }
}
