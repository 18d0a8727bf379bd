/// What every file of other projects must give.
enum FixtureTable {
  static let folders = ["model-cards", "headers", "lineages", "tokenizers"]

  static let outcomes: [String: String] = [:]
}
