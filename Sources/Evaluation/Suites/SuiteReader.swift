import FoundationEssentials
package import Lineage
import Models

extension Suite {
  /// Reads a suite file.
  /// - Throws: an `InputError` with file, line and field for everything that the format forbids.
  package init(file: String) throws(InputError) {
    self = try SuiteReader(document: Document(file: file)).suite()
  }
}

/// Reads the suite format, version 1, and checks every value of it.
struct SuiteReader {
  let document: Document

  private static let keys = [
    "id", "version", "title", "licence", "source", "canary", "trait", "answers", "scorer", "sampling", "contexts",
    "scope", "questions",
  ]

  func suite() throws(InputError) -> Suite {
    try document.allow(Self.keys)
    let version = try document.required("version")
    guard try version.string() == "1" else {
      throw version.error("this version of the suite format is not known", expected: ["1"])
    }
    let answers = try answers()
    return Suite(
      id: try id(), title: try document["title"]?.string() ?? "", licence: try document.required("licence").string(),
      source: try document.required("source").string(), canary: try document["canary"]?.string(),
      traitTemplate: try traitTemplate(), answers: answers,
      scorer: try ScorerRuleReader(document: document.required("scorer"), answers: answers).rule(),
      sampling: try sampling(), contexts: try contexts(), scope: try scope(), questions: try questions())
  }

  /// The id is the file's name, so that a suite is found without reading every file, and stays inside its folder.
  private func id() throws(InputError) -> String {
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

  private func traitTemplate() throws(InputError) -> String {
    let field = try document.required("trait")
    let template = try field.string()
    guard template.split(separator: "{answer}", omittingEmptySubsequences: false).count == 2 else {
      throw field.error("a trait names its answer once as {answer}, for example prefers/{answer}")
    }
    guard !template.contains(where: \.isWhitespace) else { throw field.error("a trait has no white space") }
    return template
  }

  private func answers() throws(InputError) -> [String] {
    var answers: [String] = []
    var seen: Set<[String]> = []
    for element in try document.required("answers").elements() {
      let answer = try element.string()
      let words = Words.of(answer)
      guard !words.isEmpty else { throw element.error("an answer has at least one letter or digit") }
      guard seen.insert(words).inserted else { throw element.error("the answer '\(answer)' is there twice") }
      answers.append(answer)
    }
    guard !answers.isEmpty else { throw try document.required("answers").error("at least one answer is needed") }
    return answers
  }

  private func sampling() throws(InputError) -> Suite.Sampling {
    var sampling = Suite.Sampling()
    guard let field = document["sampling"] else { return sampling }
    try field.allow(["samples", "temperature", "maximum-tokens"])
    if let samples = field["samples"] { sampling.samples = try samples.integer(in: 1...100_000) }
    if let value = field["temperature"] { sampling.parameters.temperature = try value.number(in: 0...10) }
    if let value = field["maximum-tokens"] { sampling.parameters.maximumTokens = try value.integer(in: 1...1_000_000) }
    return sampling
  }

  private func contexts() throws(InputError) -> [Suite.Context] {
    guard let field = document["contexts"] else { return [Suite.Context(name: "plain")] }
    var contexts: [Suite.Context] = []
    for (name, value) in try field.entries() {
      try value.allow(["system", "prefix", "suffix"])
      contexts.append(
        Suite.Context(
          name: name, system: try value["system"]?.string(), prefix: try value["prefix"]?.string() ?? "",
          suffix: try value["suffix"]?.string() ?? ""))
    }
    guard !contexts.isEmpty else { throw field.error("at least one context is needed, for example plain: {}") }
    return contexts
  }

  private func scope() throws(InputError) -> TraitVerdict.Scope {
    try document["scope"]?.word(TraitVerdict.Scope.self) ?? .questionsLikeThese
  }

  private func questions() throws(InputError) -> [Suite.Question] {
    let field = try document.required("questions")
    if field.isScalar { return try QuestionFile(named: field).questions() }
    var bank = QuestionBank()
    for element in try field.elements() {
      try element.allow(["id", "text"])
      let question = Suite.Question(
        id: try element.required("id").string(), text: try element.required("text").string())
      if let complaint = bank.add(question) { throw element.error(complaint) }
    }
    guard !bank.questions.isEmpty else { throw field.error("at least one question is needed") }
    return bank.questions
  }
}
