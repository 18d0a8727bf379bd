/// Reads OpenLineage events: one, a list, or JSON Lines. What the inputs and outputs of a run's events are together is
/// one derivation of each output.
///
/// A dataset of type `MODEL` is a model. Runs that failed or were aborted are left out with a warning.
enum OpenLineageImporter: Importer {
  static let format = "openlineage"
  static let summary = "OpenLineage events (JSON, JSON Lines)"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let first = events(file).first, first.isMapping, first["eventTime"] != nil else { return false }
    return ["run", "job", "dataset"].contains { first[$0]?.isMapping == true }
  }

  private static func events(_ file: ImportFile) -> [Document] {
    switch file.content {
    case .documents(let documents): documents.flatMap { (try? $0.elementsOrOne()) ?? [] }
    case .lines(let documents, _): documents
    default: []
    }
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    if case .lines(_, let bad) = file.content { for error in bad { claims.warn(error) } }
    let events = events(file)
    guard !events.isEmpty else { throw InputError("expected OpenLineage events", file: file.label) }
    var reader = OpenLineageReader(file)
    for event in events { reader.collect(event, &claims) }
    reader.claim(&claims)
  }
}

private struct OpenLineageReader {
  private struct Dataset {
    var place: Document
    var kind: ArtifactKind
    var reference: ArtifactReference
    /// As an input.
    var facts: ExchangeFacts
  }

  private struct Run {
    var place: Document
    var facts: ExchangeFacts
    var states: Set<String> = []
    var inputs: [Dataset] = []
    var outputs: [Dataset] = []
  }

  private let file: ImportFile
  private var runs: [String: Run] = [:]
  private var order: [String] = []

  init(_ file: ImportFile) { self.file = file }

  mutating func collect(_ event: Document, _ claims: inout Claims) {
    guard event.isMapping, event["eventTime"] != nil else { return claims.warn(event, "this is no event; left out") }
    if let dataset = event["dataset"] {
      _ = self.dataset(dataset, &claims)
      return
    }
    guard let job = event["job"] else { return claims.warn(event, "this event has neither job nor dataset; left out") }
    let id = [event["run"]?.text(at: "runId") ?? "", job.text(at: "namespace") ?? "", job.text(at: "name") ?? ""]
      .joined(separator: "\n")
    if runs[id] == nil {
      order.append(id)
      runs[id] = Run(place: event, facts: facts(event["run"]?["facets"]?[OpenLineageExporter.derivationFacet], &claims))
    }
    runs[id]?.states.insert(event.text(at: "eventType") ?? "")
    let inputs = claims.elements(of: event, at: "inputs").compactMap { dataset($0, &claims) }
    let outputs = claims.elements(of: event, at: "outputs").compactMap { dataset($0, &claims) }
    runs[id]?.inputs += inputs
    runs[id]?.outputs += outputs
  }

  private func facts(_ facet: Document?, _ claims: inout Claims) -> ExchangeFacts {
    guard let facet, let members = try? facet.entries() else { return ExchangeFacts(reading: []) }
    let facts = ExchangeFacts(reading: members.map { (name: $0.key, value: $0.value.word ?? "") })
    claims.warn(facts, at: facet)
    return facts
  }

  private func dataset(_ place: Document, _ claims: inout Claims) -> Dataset? {
    guard let name = place.text(at: "name") else {
      claims.warn(place, "this dataset has no name; left out")
      return nil
    }
    let facts = facts(place["facets"]?[OpenLineageExporter.artifactFacet], &claims)
    let text = facts.name ?? OpenLineageName(namespace: place.text(at: "namespace") ?? "", name: name).text
    guard let found = claims.reference(text, at: place.place, in: file) else { return nil }
    let version = place["facets"]?["version"]?.text(at: "datasetVersion")
    let digests = facts.digests.isEmpty ? version.flatMap(Digest.init).map { [$0] } ?? [] : facts.digests
    let type = place["facets"]?["datasetType"]?.text(at: "datasetType")
    let kind = facts.kind ?? (type?.uppercased() == "MODEL" ? .model : .dataset)
    let reference = ArtifactReference(name: found.name, digests: digests)
    claims.add(
      ArtifactClaim(
        kind, reference, properties: facts.name == nil ? Self.properties(place) : facts.properties,
        traits: facts.traits, place: place.place))
    return Dataset(
      place: place, kind: kind, reference: reference,
      facts: self.facts(place["inputFacets"]?[OpenLineageExporter.inputFacet], &claims))
  }

  private static func properties(_ place: Document) -> [String: String] {
    var properties: [String: String] = [:]
    properties["openlineage-namespace"] = place.text(at: "namespace")
    properties["openlineage-name"] = place.text(at: "name")
    return properties
  }

  func claim(_ claims: inout Claims) {
    for run in order.compactMap({ runs[$0] }) where !run.outputs.isEmpty {
      let failed = run.states.intersection(["FAIL", "ABORT"])
      if !failed.isEmpty, !run.states.contains("COMPLETE") {
        claims.warn(run.place.place, "this run did not complete (\(failed.sorted().joined(separator: ", "))); left out")
        continue
      }
      if run.states.isDisjoint(with: ["COMPLETE", "", "OTHER"]) {
        claims.warn(run.place.place, "no event says that this run completed; its derivations are recorded all the same")
      }
      claim(run, &claims)
    }
  }

  private func claim(_ run: Run, _ claims: inout Claims) {
    var seen: Set<ArtifactReference> = []
    for output in run.outputs where seen.insert(output.reference).inserted {
      let inputs = run.inputs.map { input in
        Claim.Input(
          input.facts.role ?? InputRole.unstated(of: input.kind, in: output.kind), input.reference,
          share: input.facts.share, source: file.source(input.place))
      }
      claims.add(
        output.kind, output.reference, inputs, run.facts, account: run.place["run"]?.text(at: "runId"),
        at: output.place.place)
    }
  }
}

/// A dataset's name: its namespace (without scheme) and its own, in the segments that our names have.
private struct OpenLineageName {
  let text: String

  private static let hubs: Set<String> = ["hf", "huggingface", "https://huggingface.co", "hf://"]

  init(namespace: String, name: String) {
    if Self.hubs.contains(namespace.lowercased()) {
      text = name
      return
    }
    let place = namespace.firstRange(of: "://").map { namespace[$0.upperBound...] } ?? namespace[...]
    let parts = name.split { $0 == "/" || $0 == "\\" }.map { OutsideName.segment($0) }.filter { !$0.isEmpty }
    let own = parts.count <= 3 ? parts : Array(parts.prefix(2)) + [parts.dropFirst(2).joined(separator: "-")]
    text = ([OutsideName.segment(place)] + own).filter { !$0.isEmpty }.joined(separator: "/")
  }
}
