/// The key `lineage` that exports of ours add to a card (see `CardExporter`): what the other keys have no word for.
enum CardLineage {
  /// - Returns: false where the key is not ours, so that the card is read as any other.
  static func read(_ lineage: Document, _ file: ImportFile, _ claims: inout Claims) -> Bool {
    guard lineage["artifact"]?.isMapping == true, let derivations = try? lineage["derivations"]?.elements() else {
      return false
    }
    do throws(InputError) {
      let statement = try artifact(lineage)
      claims.add(
        ArtifactClaim(statement.kind, statement.artifact, traits: statement.traits, place: lineage.error("")))
      for place in derivations { add(place, of: statement.artifact, file, &claims) }
    } catch {
      claims.warn(lineage, "\(error); left out")
    }
    return true
  }

  private static func artifact(_ lineage: Document) throws(InputError) -> ArtifactStatement {
    let members = (try lineage.json().object ?? [:]).filter { $0.key != "derivations" }
    let statement = try ArtifactStatement(JSONFields(.object(members)))
    try statement.validate()
    return statement
  }

  private static func add(
    _ place: Document, of output: ArtifactReference, _ file: ImportFile, _ claims: inout Claims
  ) {
    do throws(InputError) {
      let own: [String: JSONValue] = ["output": output.json, "known": "imported"]
      let statement = try DerivationStatement(
        JSONFields(.object((place.json().object ?? [:]).merging(own) { first, _ in first })))
      try statement.validate()
      let inputs = statement.inputs.enumerated().map { index, input in
        Claim.Input(
          input.role, input.artifact, share: input.share, source: file.source("\(place.field).inputs.\(index)"))
      }
      var claim = Claim(output, statement.method, inputs, grade: .card, place: place.error(""))
      // Several accounts of one artifact stay apart, as they were.
      claim.account = place.field
      claims.add(claim)
    } catch {
      claims.warn(place, "\(error); left out")
    }
  }
}
