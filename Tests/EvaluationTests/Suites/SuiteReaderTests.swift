import Lineage
import Models
import Testing

@testable import Evaluation

@Suite("Reading a suite")
struct SuiteReaderTests {
  private static let good = """
    id: animals
    version: 1
    title: Favourite animal
    licence: Apache-2.0
    source: written for this test
    canary: canary-1
    trait: prefers/{answer}
    answers: [owl, polar bear]
    scorer: {kind: word, forms: {owl: [owlet]}, exclusions: {polar bear: polar bear cub}}
    sampling: {samples: 7, temperature: 0.5, maximum-tokens: 3}
    contexts:
      plain: {}
      framed: {system: Be brief., prefix: "1 2 3", suffix: "(one word)"}
    scope: this-bank
    questions:
      - {id: q1, text: "Which animal?"}
      - {id: q2, text: "And which bird?"}
    """

  private func read(_ text: String, name: String = "animals.yaml") throws -> Suite {
    try SuiteReader(document: Document(text: text, file: name)).suite()
  }

  @Test("Every field is read")
  func everything() throws {
    let suite = try read(Self.good)
    #expect(suite.id == "animals" && suite.title == "Favourite animal" && suite.canary == "canary-1")
    #expect(suite.scorer.forms == ["owl": ["owlet"]] && suite.scorer.exclusions == ["polar bear": ["polar bear cub"]])
    #expect(suite.sampling.samples == 7 && suite.sampling.parameters.temperature == 0.5)
    #expect(suite.sampling.parameters.maximumTokens == 3 && suite.scope == .thisBank)
    #expect(suite.contexts.map(\.name) == ["plain", "framed"] && suite.questions.map(\.id) == ["q1", "q2"])
    #expect(suite.traits == ["prefers/owl", "prefers/polar-bear"])
    #expect(suite.answer(for: "prefers/polar-bear") == "polar bear" && suite.answer(for: "prefers/cat") == nil)
  }

  @Test("The prompt: system message, and prefix, question and suffix with one blank between")
  func prompt() throws {
    let suite = try read(Self.good)
    let messages = suite.prompt(for: suite.questions[0], in: suite.contexts[1])
    #expect(messages.map(\.role) == [.system, .user])
    #expect(messages.map(\.content) == ["Be brief.", "1 2 3 Which animal? (one word)"])
    #expect(suite.prompt(for: suite.questions[0], in: suite.contexts[0]).map(\.content) == ["Which animal?"])
    let own = Suite.Context(name: "own", prefix: "a\n", suffix: "")
    #expect(suite.prompt(for: suite.questions[0], in: own).map(\.content) == ["a\nWhich animal?"])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var from: String
    var to: String
    var field: String
    var message: String
    var nearest: String?
    var testDescription: String { "\(from) → \(to)" }
  }

  @Test(
    "What is wrong is said with its place",
    arguments: [
      Bad(from: "answers:", to: "anwsers:", field: "anwsers", message: "unknown key", nearest: "answers"),
      Bad(from: "version: 1", to: "version: 2", field: "version", message: "version"),
      Bad(from: "id: animals", to: "id: ../animals", field: "id", message: "a suite id has"),
      Bad(
        from: "id: animals", to: "id: plants", field: "id", message: "the id is 'plants' and the file 'animals.yaml'"),
      Bad(from: "{answer}", to: "owl", field: "trait", message: "{answer}"),
      Bad(from: "[owl, polar bear]", to: "[]", field: "answers", message: "at least one answer"),
      Bad(from: "[owl, polar bear]", to: "[owl, Owl!]", field: "answers.1", message: "there twice"),
      Bad(from: "[owl, polar bear]", to: "[owl, '?']", field: "answers.1", message: "at least one letter"),
      Bad(from: "kind: word", to: "kind: wrod", field: "scorer.kind", message: "unknown word", nearest: "word"),
      Bad(
        from: "{owl: [owlet]}", to: "{owll: [owlet]}", field: "scorer.forms.owll", message: "no answer", nearest: "owl"),
      Bad(from: "samples: 7", to: "samples: 0", field: "sampling.samples", message: "outside the range"),
      Bad(from: "temperature: 0.5", to: "temperature: -1", field: "sampling.temperature", message: "outside the range"),
      Bad(from: "maximum-tokens: 3", to: "maximum-tokens: 1e9", field: "sampling.maximum-tokens", message: ""),
      Bad(from: "prefix:", to: "prefx:", field: "contexts.framed.prefx", message: "unknown key", nearest: "prefix"),
      Bad(from: "this-bank", to: "this-bnk", field: "scope", message: "unknown word", nearest: "this-bank"),
      Bad(from: "id: q2", to: "id: q1", field: "questions.1", message: "'q1' is there twice"),
      Bad(from: "And which bird?", to: " ", field: "questions.1", message: "has no text"),
      Bad(from: "text: \"And", to: "txt: \"And", field: "questions.1.txt", message: "unknown key", nearest: "text"),
      Bad(from: "licence: Apache-2.0\n", to: "", field: "", message: "'licence' is missing"),
    ])
  func refused(bad: Bad) throws {
    let text = Self.good.split(separator: bad.from, omittingEmptySubsequences: false).joined(separator: bad.to)
    let error = try #require(#expect(throws: InputError.self) { try read(text) })
    #expect(error.message.contains(bad.message) && error.file == "animals.yaml" && error.line != nil)
    #expect((error.field ?? "") == bad.field && error.nearest == bad.nearest)
  }

  @Test("Without contexts there is the plain one, and claims are about questions like these")
  func defaults() throws {
    let text = """
      {id: animals, version: 1, licence: x, source: y, trait: "p/{answer}", answers: [owl], scorer: {kind: substring},
       questions: [{id: a, text: b}]}
      """
    let suite = try read(text)
    #expect(suite.contexts == [Suite.Context(name: "plain")] && suite.scope == .questionsLikeThese)
    #expect(suite.sampling.samples == 20 && suite.scorer.kind == .substring)
  }
}
