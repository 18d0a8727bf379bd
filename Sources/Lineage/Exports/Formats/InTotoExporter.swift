/// in-toto Statements v1 with the SLSA provenance v1 predicate (JSON Lines): one for each derivation, bare or signed.
///
/// Base models, teachers and datasets are `resolvedDependencies`; annotations carry their role and share.
///
/// Lost: derivations of artifacts without a digest, because a subject must have one; locations, verdicts. The builder is
/// not in the record, and its id says so.
package enum InTotoExporter: Exporter {
  package static let format = "intoto"
  package static let summary = "in-toto Statements v1 with SLSA provenance v1 (JSON Lines)"
  static let statementType = "https://in-toto.io/Statement/v1"
  static let predicateType = "https://slsa.dev/provenance/v1"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    .lines(statements(export))
  }

  private static func statements(_ export: LineageExport) -> [JSONValue] {
    export.derivations.filter { isPinned($0, export) }.map { statement($0, export) }
  }

  package static func losses(_ export: LineageExport) -> [String] {
    let lost = export.derivations.count { !isPinned($0, export) }
    return lost == 0
      ? [] : ["\(lost) derivations are left out: what they made has no digest, and an in-toto subject needs one"]
  }

  /// Each statement in a DSSE envelope, signed.
  package static func signed(_ export: LineageExport, with key: PrivateKey) throws(InputError) -> ExportDocument {
    var envelopes: [JSONValue] = []
    for statement in statements(export) {
      var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array(statement.canonical.utf8))
      try envelope.sign(with: key)
      envelopes.append(envelope.json)
    }
    return .lines(envelopes)
  }

  private static func isPinned(_ derivation: LineageExport.Derivation, _ export: LineageExport) -> Bool {
    !export.artifacts[derivation.output].reference.digests.isEmpty
  }

  private static func statement(_ derivation: LineageExport.Derivation, _ export: LineageExport) -> JSONValue {
    let output = export.artifacts[derivation.output]
    return [
      "_type": .string(statementType), "predicateType": .string(predicateType),
      "subject": [descriptor(output, ExchangeFacts(output).members)],
      "predicate": [
        "buildDefinition": [
          "buildType": .string("\(ExchangeFacts.namespace)derivation:\(derivation.method.rawValue)"),
          "externalParameters": .members(ExchangeFacts(derivation).members),
          "resolvedDependencies": .array(derivation.inputs.map { dependency($0, export) }),
        ],
        "runDetails": [
          "builder": ["id": .string(ExchangeFacts.namespace + "builder:not-recorded")],
          "metadata": ["invocationId": .string(derivation.statement)],
        ],
      ],
    ]
  }

  /// What no other statement describes is described here.
  private static func dependency(_ input: LineageExport.Input, _ export: LineageExport) -> JSONValue {
    let artifact = export.artifacts[input.artifact]
    let isSubject = !artifact.reference.digests.isEmpty && !export.derivations(of: input.artifact).isEmpty
    let facts = isSubject ? ExchangeFacts(artifact).mention : ExchangeFacts(artifact)
    return descriptor(artifact, facts.members.merging(ExchangeFacts(input).members) { own, _ in own })
  }

  private static func descriptor(
    _ artifact: LineageExport.Artifact, _ annotations: [String: JSONValue?]
  ) -> JSONValue {
    let digests = artifact.reference.digests.map { ($0.scheme, JSONValue.string($0.hex)) }
    return .members([
      "name": .string(artifact.name), "uri": .string("\(ExchangeFacts.namespace)artifact:\(artifact.name)"),
      "digest": digests.isEmpty
        ? nil
        : .object(
          Dictionary(digests.map { ($0 == .sha256 ? "sha256" : "stemma-\($0.rawValue)", $1) }) { first, _ in first }),
      "annotations": .members(annotations),
    ])
  }
}
