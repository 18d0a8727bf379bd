/// The front matter of a model or dataset card, as hubs read it: `base_model`, `base_model_relation`, `datasets`,
/// `source_datasets`, and under the key `lineage` what these have no word for.
///
/// Lost: all but the artifact's own derivations, revisions of its bases outside `lineage`, properties, recipes.
package enum CardExporter: Exporter {
  package static let format = "card"
  package static let summary = "front matter of a card: base_model, base_model_relation, datasets, lineage"

  package static func document(_ export: LineageExport, _ context: ExportContext) -> ExportDocument {
    let lines = relations(export) + ["lineage: " + YAMLText.flow(lineage(export))]
    return .text((["---"] + lines + ["---", ""]).joined(separator: "\n"))
  }

  private static func relations(_ export: LineageExport) -> [String] {
    func names(_ role: InputRole) -> [String] {
      let names = export.inputs(of: 0).filter { $0.role == role }.map { plain(export.artifacts[$0.artifact].name) }
      return Set(names).sorted()
    }
    guard export.subject.kind == .model else { return list("source_datasets", names(.data)) }
    let words = Set(export.derivations(of: 0).compactMap { relation($0.method) })
    let stated = words.count == 1 ? words.first : nil
    return list("base_model", names(.base)) + (stated.map { ["base_model_relation: \($0)"] } ?? [])
      + list("datasets", names(.data))
  }

  /// Hubs know ids without revisions.
  private static func plain(_ name: String) -> String { String(name.prefix { $0 != "@" }) }

  private static func list(_ key: String, _ names: [String]) -> [String] {
    names.isEmpty ? [] : ["\(key):"] + names.map { "- " + YAMLText.scalar($0) }
  }

  /// The words that hubs have; nil where they have none.
  private static func relation(_ method: DerivationMethod) -> String? {
    switch method {
    case .finetuned, .rl, .preferenceOptimised: "finetune"
    case .adapter: "adapter"
    case .merged: "merge"
    case .quantized: "quantized"
    default: nil
    }
  }

  /// `{artifact: {name, digests}, kind, traits, derivations: [{method, inputs: [{role, artifact, share}]}]}`
  private static func lineage(_ export: LineageExport) -> JSONValue {
    let traits = export.subject.declaredTraits
    return .members([
      "artifact": export.subject.reference.json, "kind": .string(export.subject.kind.rawValue),
      "traits": traits.isEmpty ? nil : .array(traits.map { .string($0) }),
      "derivations": .array(
        export.derivations(of: 0).map { derivation in
          [
            "method": .string(derivation.method.rawValue),
            "inputs": .array(derivation.inputs.map { input($0, export) }),
          ]
        }),
    ])
  }

  private static func input(_ input: LineageExport.Input, _ export: LineageExport) -> JSONValue {
    let artifact = export.artifacts[input.artifact].reference
    let bound = ArtifactReference(name: artifact.name, digests: Binder.binding(artifact.digests))
    return .members([
      "role": .string(input.role.rawValue), "artifact": bound.json, "share": input.share.map { .number($0) },
    ])
  }
}
