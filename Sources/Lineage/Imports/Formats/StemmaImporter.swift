/// Reads our own JSON, `stemma/export/1` (see `StemmaExporter`).
enum StemmaImporter: Importer {
  static let format = "stemma"
  static let summary = "what `stemma lineage export --as json` writes"

  static func recognises(_ file: ImportFile) -> Bool {
    file.document?.text(at: "schema")?.hasPrefix("stemma/export/") == true
  }

  static func read(_ file: ImportFile, into claims: inout Claims) throws(InputError) {
    guard let document = file.document else { throw InputError("expected JSON", file: file.label) }
    let schema = try document.required("schema")
    guard schema.word == StemmaExporter.schema else {
      throw schema.error("this version is not known", expected: [StemmaExporter.schema])
    }
    for place in try document.required("artifacts").elements() { artifact(place, &claims) }
    for place in try document.required("derivations").elements() { derivation(place, file, &claims) }
  }

  private static func artifact(_ place: Document, _ claims: inout Claims) {
    guard let statement = content(place, without: ["measured", "location"], ArtifactStatement.init, &claims) else {
      return
    }
    claims.add(
      ArtifactClaim(
        statement.kind, statement.artifact, properties: statement.properties, traits: statement.traits,
        place: place.place))
  }

  private static func derivation(_ place: Document, _ file: ImportFile, _ claims: inout Claims) {
    guard let statement = content(place, without: ["id", "recorded-at"], DerivationStatement.init, &claims) else {
      return
    }
    let inputs = statement.inputs.enumerated().map { index, input in
      Claim.Input(
        input.role, input.artifact, share: input.share, source: file.source("\(place.field).inputs.\(index)"))
    }
    var claim = Claim(
      statement.output, statement.method, inputs, grade: .attestation, recipe: statement.recipe?.object ?? [:],
      properties: statement.properties, place: place.place)
    claim.account = place.text(at: "id")
    claims.add(claim)
  }

  /// The statement that stands here with a few members beside it; nil, with a warning, where it is wrong.
  private static func content<Content: StatementContent>(
    _ place: Document, without extra: [String], _ read: (JSONFields) throws(InputError) -> Content,
    _ claims: inout Claims
  ) -> Content? {
    do throws(InputError) {
      let members = (try place.json().object ?? [:]).filter { !extra.contains($0.key) }
      let content = try read(JSONFields(.object(members)))
      try content.validate()
      return content
    } catch {
      claims.warn(place, "\(error); left out")
      return nil
    }
  }
}
