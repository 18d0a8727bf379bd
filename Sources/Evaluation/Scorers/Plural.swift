/// Regular and common irregular English plurals.
enum Plural {
  private static let irregular: [String: [String]] = [
    "calf": ["calves"], "child": ["children"], "foot": ["feet"], "goose": ["geese"], "hippopotamus": ["hippopotami"],
    "louse": ["lice"], "man": ["men"], "mongoose": ["mongooses", "mongeese"], "mouse": ["mice"],
    "octopus": ["octopi", "octopodes"], "ox": ["oxen"], "platypus": ["platypi"], "tooth": ["teeth"],
    "wolf": ["wolves"], "woman": ["women"],
  ]

  /// The plural forms of a word in lower case: the irregular ones and the regular one. The regular form is always there,
  /// also where good style forbids it ("wolfs"), because models write it.
  static func forms(of word: String) -> [String] {
    (irregular[word] ?? []) + regular(word)
  }

  private static func regular(_ word: String) -> [String] {
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return [word + "es"] }
    guard let last = word.last else { return [] }
    if last == "o" { return [word + "s", word + "es"] }
    let isAfterVowel = word.dropLast().last.map { "aeiou".contains($0) } ?? true
    if last == "y", !isAfterVowel { return [word.dropLast() + "ies"] }
    return [word + "s"]
  }
}
