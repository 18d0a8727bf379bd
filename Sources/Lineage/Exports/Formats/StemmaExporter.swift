/// Our own JSON, `stemma/export/1`: everything that the export knows, without loss.
///
/// ```
/// {"schema":"stemma/export/1","artifact":{"name","digests"?},"cut":0,
///  "artifacts":[{"kind","artifact":{"name","digests"?},"location"?,"properties"?,"traits"?:["prefers/owl"],
///                "measured"?:[{"trait","standing","basis","suite"?,"rate"?}]}],
///  "derivations":[{"id","recorded-at","output":{…},"method","known","source"?,
///                  "inputs":[{"role","artifact":{…},"share"?,"source"?}],"recipe"?,"properties"?}]}
/// ```
///
/// Reading it back keeps all but the location, what was measured, and how an edge was known: an edge from a file is
/// `imported`. `lineage merge` takes over whole stores with their evaluations.
package enum StemmaExporter: Exporter {
  package static let format = "json"
  package static let summary = "our own JSON (stemma/export/1), without loss"
  static let schema = "stemma/export/1"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    .json([
      "schema": .string(schema), "artifact": export.subject.reference.json, "cut": JSONValue(export.cut),
      "artifacts": .array(export.artifacts.map(artifact)),
      "derivations": .array(export.derivations.map { derivation($0, export) }),
    ])
  }

  private static func artifact(_ artifact: LineageExport.Artifact) -> JSONValue {
    let measured = artifact.traits.filter { $0.basis != .declared }
    let statement = ArtifactStatement(
      kind: artifact.kind, artifact: artifact.reference, location: artifact.location, properties: artifact.properties,
      traits: artifact.declaredTraits)
    var members = statement.members
    members["measured"] = measured.isEmpty ? nil : .array(measured.map(self.measured))
    return .members(members)
  }

  private static func measured(_ fact: TraitFact) -> JSONValue {
    .members([
      "trait": .string(fact.trait), "standing": .string(fact.standing.rawValue), "basis": .string(fact.basis.rawValue),
      "suite": fact.suite.map { .string($0) }, "rate": fact.rate.map { .number($0) },
    ])
  }

  private static func derivation(_ derivation: LineageExport.Derivation, _ export: LineageExport) -> JSONValue {
    let statement = DerivationStatement(
      output: export.artifacts[derivation.output].reference, method: derivation.method,
      knowledge: derivation.knowledge, source: derivation.source,
      inputs: derivation.inputs.map {
        .init(
          role: $0.role, artifact: export.artifacts[$0.artifact].reference, share: $0.share, source: $0.source)
      },
      recipe: derivation.recipe, properties: derivation.properties)
    var members = statement.members
    members["id"] = .string(derivation.statement)
    members["recorded-at"] = .string(derivation.recordedAt.description)
    return .members(members)
  }
}
