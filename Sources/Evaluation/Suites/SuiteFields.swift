import Lineage
import Models

/// The fields of a suite file, each read and checked by itself.
struct SuiteFields {
  let document: Document
  /// The suite that this one takes its missing fields from.
  var parent: Document?
  /// Keys that the format does not have.
  let strangers: [InputError]

  init(document: Document) {
    self.document = document
    let entries = (try? document.entries()) ?? []
    strangers = entries.filter { !Self.keys.contains($0.key) }.map { key, value in
      value.error(
        "unknown key '\(key)'", expected: Self.keys, nearest: Spelling.nearest(to: key, among: Self.keys))
    }
  }

  private static let keys = [
    "id", "version", "title", "inherits", "licence", "source", "canary", "trait", "answers", "scorer", "sampling",
    "contexts", "scope", "questions",
  ]

  /// A key that was misspelt is reported as such, and read all the same for what else is wrong.
  private func field(_ key: String) -> Document? {
    document[key] ?? strangers.first { $0.nearest == key }?.field.flatMap { document[$0] } ?? parent?[key]
  }

  func required(_ key: String) throws(InputError) -> Document {
    if let field = field(key) { return field }
    return try document.required(key)
  }

  func inherited() throws(InputError) -> Document? {
    guard let field = document["inherits"] else { return nil }
    let name = try field.string()
    guard SuiteLibrary.isID(name) else { throw field.error("'\(name)' is not the id of a suite") }
    let parent = try Document(file: Neighbour.path(field, ending: SuiteLibrary.ending))
    guard parent["inherits"] == nil else { throw field.error("'\(name)' inherits from another suite: name that one") }
    return parent
  }

  func checkVersion() throws(InputError) {
    let version = try document.required("version")
    guard try version.string() == "1" else {
      throw version.error("this version of the suite format is not known", expected: ["1"])
    }
  }

  /// The id is the file's name, so that a suite is found without reading every file, and stays inside its folder.
  func id() throws(InputError) -> String {
    let field = try document.required("id")
    let id = try field.string()
    guard SuiteLibrary.isID(id) else {
      throw field.error(
        "a suite id has lower-case letters, digits, '.', '_' and '-', and starts with a letter or digit")
    }
    let name = document.file.split(separator: "/").last.map(String.init) ?? document.file
    guard name == id + SuiteLibrary.ending else {
      throw field.error("the id is '\(id)' and the file '\(name)'", expected: [id + SuiteLibrary.ending])
    }
    return id
  }

  /// What changes no result. Licence, source and canary are those of the questions, and inherited only with them.
  func texts() throws(InputError) -> (title: String, licence: String, source: String, canary: String?) {
    let isOwn = document["questions"] != nil
    func text(_ key: String) throws(InputError) -> String {
      try (isOwn ? document.required(key) : required(key)).string()
    }
    return (
      try document["title"]?.string() ?? "", try text("licence"), try text("source"),
      try (isOwn ? document["canary"] : field("canary"))?.string()
    )
  }

  func answers() throws(InputError) -> [String] {
    let field = try required("answers")
    var answers: [String] = []
    var seen: Set<[String]> = []
    for element in try field.elements() {
      let answer = try element.string()
      let words = Words.of(answer)
      guard !words.isEmpty else { throw element.error("an answer has at least one letter or digit") }
      guard seen.insert(words).inserted else { throw element.error("the answer '\(answer)' is there twice") }
      answers.append(answer)
    }
    guard !answers.isEmpty else { throw field.error("at least one answer is needed") }
    return answers
  }

  func scorer(_ answers: [String]) throws(InputError) -> ScorerRule {
    try ScorerRuleReader(document: required("scorer"), answers: answers).rule()
  }

  /// What the questions may have depends on it; nil where it cannot be read, which `scorer` reports.
  var scorerKind: ScorerRule.Kind? { (try? field("scorer")?["kind"]?.string()).flatMap(ScorerRule.Kind.init) }

  func sampling() throws(InputError) -> Suite.Sampling {
    var sampling = Suite.Sampling()
    guard let field = field("sampling") else { return sampling }
    try field.allow(["samples", "temperature", "maximum-tokens"])
    if let samples = field["samples"] { sampling.samples = try samples.integer(in: 1...100_000) }
    if let value = field["temperature"] { sampling.parameters.temperature = try value.number(in: 0...10) }
    if let value = field["maximum-tokens"] { sampling.parameters.maximumTokens = try value.integer(in: 1...1_000_000) }
    return sampling
  }

  func contexts() throws(InputError) -> [Suite.Context] {
    try field("contexts").map { field throws(InputError) in try ContextReader.contexts(field) } ?? [.plain]
  }

  func scope() throws(InputError) -> TraitVerdict.Scope {
    try field("scope")?.word(TraitVerdict.Scope.self) ?? .questionsLikeThese
  }
}
