/// OpenLineage events (spec 2-0-2, JSON Lines): a completed run for each derivation, a dataset event for each artifact
/// whose origin is not recorded.
///
/// Lost: locations and verdicts. The time of an event is when the derivation was recorded, because the record does not
/// say when it took place.
package enum OpenLineageExporter: Exporter {
  package static let format = "openlineage"
  package static let summary = "OpenLineage run events (JSON Lines)"

  static let artifactFacet = "stemma_artifact"
  static let derivationFacet = "stemma_derivation"
  static let inputFacet = "stemma_input"
  private static let spec = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/"
  private static let facets = "https://openlineage.io/spec/facets/"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    let runs = export.derivations.map { run($0, export, context) }
    let others = export.artifacts.indices.filter { export.derivations(of: $0).isEmpty }
    return .lines(others.map { described(export.artifacts[$0], context) } + runs)
  }

  private static func event(
    _ type: String, _ time: Timestamp, _ context: ExportContext, _ members: [String: JSONValue]
  ) -> JSONValue {
    .object(
      members.merging([
        "eventTime": .string(time.description), "producer": .string(producer(context)),
        "schemaURL": .string(spec + type),
      ]) { own, _ in own })
  }

  private static func producer(_ context: ExportContext) -> String { ExchangeFacts.namespace + context.version }

  private static func described(_ artifact: LineageExport.Artifact, _ context: ExportContext) -> JSONValue {
    event(
      "DatasetEvent", context.time, context, ["dataset": dataset(artifact, ExchangeFacts(artifact), context)])
  }

  private static func run(
    _ derivation: LineageExport.Derivation, _ export: LineageExport, _ context: ExportContext
  ) -> JSONValue {
    let output = export.artifacts[derivation.output]
    return event(
      "RunEvent", derivation.recordedAt, context,
      [
        "eventType": "COMPLETE",
        "run": [
          "runId": .string(UUIDText.of(derivation.statement)),
          "facets": [derivationFacet: own(ExchangeFacts(derivation), context)],
        ],
        "job": [
          "namespace": "stemma", "name": .string("\(derivation.method.rawValue) \(output.id)"),
          "facets": [
            "jobType": facet(
              "2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet",
              ["processingType": "BATCH", "integration": "STEMMA", "jobType": "DERIVATION"], context)
          ],
        ],
        "inputs": .array(
          derivation.inputs.map { input in
            let artifact = export.artifacts[input.artifact]
            return dataset(
              artifact, ExchangeFacts(artifact).mention, context,
              ["inputFacets": [inputFacet: own(ExchangeFacts(input), context)]])
          }),
        "outputs": [dataset(output, ExchangeFacts(output), context)],
      ])
  }

  /// A model is a dataset of type `MODEL` to this format.
  private static func dataset(
    _ artifact: LineageExport.Artifact, _ facts: ExchangeFacts, _ context: ExportContext,
    _ members: [String: JSONValue] = [:]
  ) -> JSONValue {
    var facets: [String: JSONValue] = [
      artifactFacet: own(facts, context),
      "datasetType": facet(
        "1-0-0/DatasetTypeDatasetFacet.json#/$defs/DatasetTypeDatasetFacet",
        ["datasetType": artifact.kind == .model ? "MODEL" : "FILE"], context),
    ]
    if let digest = Binder.binding(artifact.reference.digests).first {
      facets["version"] = facet(
        "1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet",
        ["datasetVersion": .string(digest.description)], context)
    }
    let own: [String: JSONValue] = [
      "namespace": "stemma", "name": .string(artifact.id), "facets": .object(facets),
    ]
    return .object(own.merging(members) { first, _ in first })
  }

  private static func facet(_ schema: String, _ members: [String: JSONValue], _ context: ExportContext) -> JSONValue {
    .object(
      members.merging([
        "_producer": .string(producer(context)), "_schemaURL": .string(facets + schema),
      ]) { own, _ in own })
  }

  /// A facet of our own, with our names.
  private static func own(_ facts: ExchangeFacts, _ context: ExportContext) -> JSONValue {
    .members(
      facts.members.merging([
        "_producer": .string(producer(context)), "_schemaURL": .string(ExchangeFacts.namespace + "facet:1"),
      ]) { own, _ in own })
  }
}
