extension ManifestFile.MatchEntry {
  init(_ document: Document) throws(InputError) {
    try document.allow(["models", "observed", "source", "p-log10"])
    let places = try document.required("models").elements()
    var models: [Manifest.Input] = []
    for place in places { models.append(try Self.model(place, after: models)) }
    guard Self.sizes.contains(models.count) else {
      throw try document.required("models").error(
        "a match has \(Self.sizes.lowerBound) to \(Self.sizes.upperBound) models, each matched with each other")
    }
    let source = try document.required("source").name()
    let match = Manifest.Match(
      models, observed: try Self.moment(document.required("observed")), source: source,
      logP: try document["p-log10"]?.number(in: -1e6...0))
    self.init(match: match, place: document, modelPlaces: places)
  }

  /// Every pair counts, so that the largest is bounded.
  private static let sizes = 2...64

  private static func model(
    _ place: Document, after others: [Manifest.Input]
  ) throws(InputError) -> Manifest.Input {
    if place.isMapping { try place.allow(["name", "digest"]) }
    let model = try ManifestFile.Entry.input(.base, place)
    guard !others.contains(model) else { throw place.error("'\(model.name)' is given twice") }
    return model
  }

  /// Without it a match that is recorded again would be another one.
  private static func moment(_ place: Document) throws(InputError) -> Timestamp {
    let text = try place.string()
    guard let moment = Timestamp(text) else {
      throw place.error("expected the day when it was said or measured, such as 2026-02-01, not '\(text)'")
    }
    return moment
  }
}
