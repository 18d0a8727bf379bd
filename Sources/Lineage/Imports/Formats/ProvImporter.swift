/// Reads W3C PROV-JSON: entities whose `prov:type` says that they are models or datasets, what activities used and made,
/// and what was derived from what.
enum ProvImporter: Importer {
  static let format = "prov"
  static let summary = "W3C PROV-JSON"

  static func recognises(_ file: ImportFile) -> Bool {
    guard let document = file.document, document["entity"]?.isMapping == true else { return false }
    return ["prefix", "activity", "wasDerivedFrom", "wasGeneratedBy", "used", "agent", "bundle"]
      .contains { document[$0]?.isMapping == true }
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document else { throw InputError("expected JSON", file: file.label) }
    let bundles = claims.members(of: document, at: "bundle").map(\.value)
    for part in [document] + bundles {
      var reader = ProvReader(file)
      reader.collect(part, &claims)
      reader.claim(part, &claims)
    }
  }
}

private struct ProvReader {
  private struct Entity {
    var place: Document
    var kind: ArtifactKind
    var reference: ArtifactReference
  }

  private struct Activity {
    var place: Document
    var facts: ExchangeFacts
    var inputs: [(entity: String, facts: ExchangeFacts, place: Document)] = []
    var outputs: [String] = []
  }

  private let file: ImportFile
  private var entities: [String: Entity] = [:]
  private var activities: [String: Activity] = [:]
  /// In the order of the file.
  private var entityIDs: [String] = []
  private var activityIDs: [String] = []
  private var others = 0

  init(_ file: ImportFile) { self.file = file }

  // MARK: Records

  /// The records of a section: an id has one, or a list of several.
  private func records(_ document: Document, _ section: String, _ claims: inout Claims) -> [(String, Document)] {
    var records: [(String, Document)] = []
    for (id, value) in claims.members(of: document, at: section) {
      for record in (try? value.elementsOrOne()) ?? [] {
        if record.isMapping {
          records.append((id, record))
        } else {
          claims.warn(record, "expected a record; left out")
        }
      }
    }
    return records
  }

  /// The text of an attribute: written plainly, with its type, or the first of several.
  private static func text(_ value: Document?) -> String? {
    guard let value else { return nil }
    if value.isScalar { return value.word }
    if value.isMapping { return value.text(at: "$") }
    return (try? value.elements())?.first.flatMap { text($0) }
  }

  private func facts(_ record: Document, _ claims: inout Claims) -> ExchangeFacts {
    let members = (try? record.entries()) ?? []
    let facts = ExchangeFacts(reading: members.map { (name: $0.key, value: Self.text($0.value) ?? "") })
    claims.warn(facts, at: record)
    return facts
  }

  mutating func collect(_ document: Document, _ claims: inout Claims) {
    for (id, record) in records(document, "entity", &claims) { add(entity: id, record, &claims) }
    if others > 0 {
      let place = document["entity"]?.place ?? document.place
      claims.warn(place, "\(others) entities are neither models nor datasets by their prov:type; left out")
    }
    for (id, record) in records(document, "activity", &claims) where activities[id] == nil {
      activityIDs.append(id)
      activities[id] = Activity(place: record, facts: facts(record, &claims))
    }
  }

  private mutating func add(entity id: String, _ record: Document, _ claims: inout Claims) {
    let facts = facts(record, &claims)
    guard let kind = facts.kind ?? Self.kind(record) else {
      others += 1
      return
    }
    let text = facts.name ?? String(id.split(separator: ":", maxSplits: 1).last ?? "")
    guard let name = claims.reference(text, at: record.place, in: file) else { return }
    let reference = ArtifactReference(name: name.name, digests: facts.digests)
    if entities[id] == nil { entityIDs.append(id) }
    entities[id] = Entity(place: record, kind: kind, reference: reference)
    claims.add(ArtifactClaim(kind, reference, properties: facts.properties, traits: facts.traits, place: record.place))
  }

  /// By the last word of a type: `stemma:model`, `dcat:Dataset`, `mls:Model`.
  private static func kind(_ record: Document) -> ArtifactKind? {
    let types = (try? record["prov:type"]?.elementsOrOne()) ?? []
    for type in types.compactMap({ text($0)?.lowercased() }) {
      if type.hasSuffix("dataset") { return .dataset }
      if type.hasSuffix("model") { return .model }
    }
    return nil
  }

  // MARK: Claims

  mutating func claim(_ document: Document, _ claims: inout Claims) {
    for (_, record) in records(document, "used", &claims) {
      guard let activity = record.text(at: "prov:activity"), let entity = record.text(at: "prov:entity") else {
        continue
      }
      let facts = facts(record, &claims)
      activities[activity]?.inputs.append((entity, facts, record))
    }
    for (_, record) in records(document, "wasGeneratedBy", &claims) {
      guard let activity = record.text(at: "prov:activity"), let entity = record.text(at: "prov:entity") else {
        continue
      }
      activities[activity]?.outputs.append(entity)
    }
    let spelledOut = claimActivities(&claims)
    claimDerivations(document, except: spelledOut, &claims)
  }

  /// - Returns: what activities of our own spell out.
  private func claimActivities(_ claims: inout Claims) -> Set<String> {
    var spelledOut: Set<String> = []
    for activity in activityIDs.compactMap({ activities[$0] }) {
      for id in activity.outputs where activity.facts.method != nil {
        guard let output = entities[id] else { continue }
        spelledOut.insert(id)
        claims.add(
          output.kind, output.reference, inputs(activity, of: output.kind), activity.facts,
          account: activity.place.text(at: "stemma:statement"), at: activity.place.place)
      }
    }
    return spelledOut
  }

  private func inputs(_ activity: Activity, of kind: ArtifactKind) -> [Claim.Input] {
    activity.inputs.compactMap { id, facts, place in
      guard let entity = entities[id] else { return nil }
      let role = facts.role ?? InputRole.unstated(of: entity.kind, in: kind)
      return Claim.Input(role, entity.reference, share: facts.share, source: file.source(place))
    }
  }

  /// What foreign activities and derivations say of an entity, together.
  private func claimDerivations(_ document: Document, except spelledOut: Set<String>, _ claims: inout Claims) {
    var inputs: [String: [Claim.Input]] = [:]
    for activity in activityIDs.compactMap({ activities[$0] }) {
      for id in activity.outputs {
        if let output = entities[id] { inputs[id, default: []] += self.inputs(activity, of: output.kind) }
      }
    }
    for (_, record) in records(document, "wasDerivedFrom", &claims) {
      guard let id = record.text(at: "prov:generatedEntity"), let output = entities[id],
        let input = record.text(at: "prov:usedEntity").flatMap({ entities[$0] })
      else { continue }
      let role = InputRole.unstated(of: input.kind, in: output.kind)
      inputs[id, default: []].append(Claim.Input(role, input.reference, source: file.source(record)))
    }
    for id in entityIDs where !spelledOut.contains(id) {
      guard let output = entities[id] else { continue }
      claims.add(
        output.kind, output.reference, inputs[id] ?? [], ExchangeFacts(reading: []), at: output.place.place)
    }
  }
}
