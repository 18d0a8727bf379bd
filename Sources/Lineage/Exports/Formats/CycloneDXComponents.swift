/// The components of a CycloneDX document. Each artifact is written in full once; where it is met again, a mention
/// with its name and digests stands for it, because a diamond written out at every place would grow without bound.
struct CycloneDXComponents {
  private let export: LineageExport
  private var written: Set<Int> = []
  /// Generations that are nested; deeper ones are components of the document. Readers limit how deep a text may nest.
  private static let deepest = 8

  init(_ export: LineageExport) { self.export = export }

  /// All that is not nested in one of those before, datasets first: their teachers nest in them.
  mutating func remaining() -> [JSONValue] {
    let datasets = export.artifacts.indices.filter { export.artifacts[$0].kind == .dataset }
    return (datasets + Array(export.artifacts.indices)).compactMap { index in
      written.contains(index) ? nil : full(index)
    }
  }

  mutating func full(_ index: Int, generation: Int = 0) -> JSONValue {
    written.insert(index)
    let artifact = export.artifacts[index]
    let inputs = export.inputs(of: index)
    let data = artifact.kind == .model ? inputs.filter { $0.role == .data } : []
    var ancestors: [JSONValue] = []
    for input in inputs where !(artifact.kind == .model && input.role == .data) {
      ancestors.append(ancestor(input, generation + 1))
    }
    var members = head(artifact, ExchangeFacts(artifact).pairs)
    members["bom-ref"] = .string(artifact.id)
    members["pedigree"] = ancestors.isEmpty ? nil : ["ancestors": .array(ancestors)]
    members["modelCard"] = modelCard(artifact, data)
    if artifact.kind == .dataset { members["data"] = [["type": "dataset", "name": .string(artifact.name)]] }
    return .members(members)
  }

  private mutating func ancestor(_ input: LineageExport.Input, _ generation: Int) -> JSONValue {
    let artifact = export.artifacts[input.artifact]
    // Datasets stay in the document's own list, where model cards refer to them.
    let isMention = written.contains(input.artifact) || artifact.kind == .dataset || generation > Self.deepest
    let facts = ExchangeFacts(input).pairs
    if isMention { return .members(head(artifact, ExchangeFacts(artifact).mention.pairs + facts)) }
    guard var members = full(input.artifact, generation: generation).object else { return .null }
    members["properties"] = Self.properties(ExchangeFacts(artifact).pairs + facts)
    return .object(members)
  }

  private func head(
    _ artifact: LineageExport.Artifact, _ properties: [(name: String, value: String)]
  ) -> [String: JSONValue?] {
    let parts = artifact.name.split(separator: "@", maxSplits: 1)
    let path = parts[0].split(separator: "/")
    let hashes = artifact.reference.digests.filter { $0.scheme == .sha256 }
    return [
      "type": artifact.kind == .model ? "machine-learning-model" : "data",
      "group": path.count > 1 ? .string(path.dropLast().joined(separator: "/")) : nil,
      "name": .string(String(path.last ?? parts[0])), "version": parts.count > 1 ? .string(String(parts[1])) : nil,
      "purl": packageURL(artifact.kind, path, parts.dropFirst().first),
      "hashes": hashes.isEmpty ? nil : .array(hashes.map { ["alg": "SHA-256", "content": .string($0.hex)] }),
      "properties": Self.properties(properties),
    ]
  }

  /// A package URL claims that a hub has this: only a commit of a hub's repository says so.
  private func packageURL(_ kind: ArtifactKind, _ path: [Substring], _ revision: Substring?) -> JSONValue? {
    guard kind == .model, path.count == 2, let revision, revision.utf8.count == 40,
      revision.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    return .string("pkg:huggingface/\(path[0])/\(path[1])@\(revision)")
  }

  private func modelCard(_ artifact: LineageExport.Artifact, _ data: [LineageExport.Input]) -> JSONValue? {
    let metrics = artifact.traits.compactMap(Self.metric)
    guard artifact.kind == .model, !(data.isEmpty && metrics.isEmpty) else { return nil }
    let datasets = data.map { ["ref": .string(export.artifacts[$0.artifact].id)] as JSONValue }
    return .members([
      "modelParameters": datasets.isEmpty ? nil : ["datasets": .array(datasets)],
      "quantitativeAnalysis": metrics.isEmpty ? nil : ["performanceMetrics": .array(metrics)],
    ])
  }

  /// A rate that was measured; the format wants numbers as texts.
  private static func metric(_ fact: TraitFact) -> JSONValue? {
    fact.rate.map { rate in
      .members([
        "type": .string("rate of " + fact.trait), "value": .string(JSONNumber.text(rate)),
        "slice": fact.suite.map { .string($0) },
      ])
    }
  }

  private static func properties(_ pairs: [(name: String, value: String)]) -> JSONValue {
    .array(pairs.map { ["name": .string($0.name), "value": .string($0.value)] })
  }
}
