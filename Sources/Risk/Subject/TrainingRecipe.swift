import Lineage

/// What a recipe says of the things that published work found to decide how strongly traits pass. Recipes are free
/// mappings: the names that training programs use are known, in any spelling of case, `-`, `_` and blanks, one mapping
/// deep (`adapter: {rank: 8}`).
struct TrainingRecipe {
  /// Rank of the adapter; nil where the recipe says none.
  private(set) var adapterRank: Double?
  /// Passes over the data.
  private(set) var epochs: Double?
  /// As written.
  private(set) var optimiser: String?

  init(_ recipe: JSONValue?) {
    read(recipe?.object ?? [:])
    for (_, value) in (recipe?.object ?? [:]).sorted(by: { $0.key < $1.key }) { read(value.object ?? [:]) }
  }

  /// Whether the optimiser adapts its steps to the size of gradients; nil where it is not recorded.
  var isAdaptive: Bool? {
    guard let optimiser else { return nil }
    let word = Self.plain(optimiser)
    return ["ada", "lamb", "lion", "rmsprop", "sophia", "came"].contains { word.contains($0) }
  }

  private mutating func read(_ members: [String: JSONValue]) {
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      switch Self.plain(name) {
      case "rank", "adapterrank", "lorarank", "lorar", "r": adapterRank = adapterRank ?? Self.number(value)
      case "epochs", "numepochs", "numtrainepochs", "nepochs": epochs = epochs ?? Self.number(value)
      case "optimiser", "optimizer", "optim": optimiser = optimiser ?? value.string ?? value.object?["name"]?.string
      default: continue
      }
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    let number = value.number ?? value.string.flatMap { Double($0) }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { !"-_ ".contains($0) })
  }
}
