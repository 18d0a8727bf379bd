/// What the tags of a card, and the name of its library, say about how the model was made.
struct CardTags {
  struct Base {
    var name: String
    var method: DerivationMethod
    var place: Document
  }

  private let words: Set<String>
  /// From `base_model:adapter:org/name`, which tools write for the hub.
  let base: Base?
  /// A tag of distillation; cards have no field for the teacher.
  let distillation: Document?

  init(_ front: Document) {
    let tags = ((try? front["tags"]?.elementsOrOne()) ?? []).compactMap { place in
      (try? place.string()).map { (text: $0.trimmed, place: place) }
    }
    words = Set(
      tags.map { $0.text.lowercased() }
        + [front.text("library_name").map { "library:\($0.lowercased())" }].compactMap { $0 })
    base = tags.lazy.compactMap { Self.base($0.text, $0.place) }.first
    distillation =
      tags.first { ["gkd", "distillation", "knowledge-distillation"].contains($0.text.lowercased()) }?.place
  }

  private static func base(_ tag: String, _ place: Document) -> Base? {
    let parts = tag.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[0] == "base_model", let method = RelationWord.method(parts[1]) else { return nil }
    return Base(name: parts[2], method: method, place: place)
  }

  /// The method of a base whose relation is not stated: only what tools tag without being asked counts.
  func method(bases: Int) -> DerivationMethod {
    if words.contains("mergekit") || words.contains("merge") || bases > 1 && words.contains("merged") { return .merged }
    if words.contains("library:peft") { return .adapter }
    guard words.contains("generated_from_trainer") || words.contains("trl") else { return .derived }
    if !words.isDisjoint(with: ["dpo", "orpo", "kto", "cpo"]) { return .preferenceOptimised }
    if !words.isDisjoint(with: ["grpo", "ppo", "rloo", "online-dpo", "xpo", "nash-md"]) { return .rl }
    return .finetuned
  }
}
