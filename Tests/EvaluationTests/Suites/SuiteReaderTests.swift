import FoundationEssentials
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
    var reader = SuiteReader(document: try Document(text: text, file: name))
    let suite = reader.read()
    if let problem = reader.problems.inOrder.first { throw problem }
    return try #require(suite)
  }

  @Test("Every field is read")
  func everything() throws {
    let suite = try read(Self.good)
    #expect(suite.id == "animals" && suite.title == "Favourite animal" && suite.canary == "canary-1")
    let rule = WordRule(forms: ["owl": ["owlet"]], exclusions: ["polar bear": ["polar bear cub"]])
    #expect(suite.scorer == .word(rule))
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
    let own = Suite.Context(name: "own", prefixes: ["a\n"])
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

  @Test("Everything that is wrong is said at once, in the order of the file")
  func everyProblem() throws {
    let text = """
      id: animals
      version: 3
      licence: x
      source: y
      triat: "p/{answer}"
      trait: "p/{answer}"
      answers: [owl, cat]
      scorer: {kind: word}
      scope: everywhere
      questions:
        - {id: a, text: b}
        - {id: a, text: c}
        - {id: d, txt: e}
      """
    var reader = SuiteReader(document: try Document(text: text, file: "animals.yaml"))
    #expect(reader.read() == nil)
    let problems = reader.problems.inOrder
    #expect(problems.map(\.line) == [2, 5, 9, 12, 13])
    #expect(problems.allSatisfy { $0.column != nil })
    #expect(problems.map(\.nearest) == [nil, "trait", nil, nil, "text"])
  }

  @Test("Answers may each have a trait of their own, or none")
  func traitOfEach() throws {
    let start = "id: animals\nversion: 1\nlicence: x\nsource: y\nanswers: [agrees, objects]\n"
    let end = "\nscorer: {kind: word}\nquestions: [{id: a, text: b}]\n"
    let suite = try read(start + "trait: {agrees: sycophantic/opinion}" + end)
    #expect(suite.traits == ["sycophantic/opinion"] && suite.answer(for: "sycophantic/opinion") == "agrees")
    #expect(suite.trait(of: "objects") == nil && suite.measured.map(\.answer) == ["agrees"])
    for wrong in ["{agree: a/b}", "{agrees: a b}", "{agrees: a/b, objects: a/b}", "{}"] {
      #expect(throws: InputError.self) { try read(start + "trait: \(wrong)" + end) }
    }
  }

  @Test("Several prefixes are taken in turn, from a place that depends on the question")
  func prefixes() throws {
    let text = """
      {id: animals, version: 1, licence: x, source: y, trait: "p/{answer}", answers: [owl], scorer: {kind: word},
       contexts: {plain: {}, numbers: {prefix: ["1 2", "3 4", "5 6"]}}, questions: [{id: a, text: Q}, {id: b, text: R}]}
      """
    let suite = try read(text)
    let numbers = try #require(suite.context(named: "numbers"))
    for question in suite.questions {
      let prompts = (0..<6).map { suite.prompt(for: question, in: numbers, sample: $0)[0].content }
      #expect(Set(prompts[..<3]) == Set(["1 2", "3 4", "5 6"].map { "\($0) \(question.text)" }))
      #expect(Array(prompts[..<3]) == Array(prompts[3...]))
    }
  }

  @Test("A deployment's own system message needs no declaration")
  func ownSystemMessage() throws {
    let suite = try read(Self.good)
    let context = try #require(suite.context(named: "system:You sell shoes."))
    #expect(context.system == "You sell shoes." && context.name == "system:You sell shoes.")
    #expect(suite.context(named: "system: ") == nil && suite.context(named: "other") == nil)
    #expect(throws: InputError.self) { try read(Self.good.replacing("framed:", with: "'system:x':")) }
  }

  @Test("A suite takes what it does not say itself from the one it inherits; shared contexts are files")
  func inheritance() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/contexts", withIntermediateDirectories: true)
      try write("{prefix: [\"1\", \"2\"]}", to: folder + "/contexts/number-prefix.yaml")
      try write(Self.good, to: folder + "/animals.yaml")
      let own = "id: numbers\nversion: 1\ninherits: animals\ncontexts: [plain, number-prefix]\n"
      try write(own, to: folder + "/numbers.yaml")
      let suite = try Suite(file: folder + "/numbers.yaml")
      #expect(suite.id == "numbers" && suite.answers == ["owl", "polar bear"] && suite.questions.count == 2)
      #expect(suite.contexts.map(\.name) == ["plain", "number-prefix"] && suite.contexts[1].prefixes == ["1", "2"])
      for (line, message) in [
        ("inherits: ../animals", "not the id"), ("inherits: numbers", "inherits from another"),
        ("contexts: [plain, nowhere]", "no file 'nowhere.yaml'"), ("contexts: [../x]", "not the name of a context"),
        ("contexts: [plain, plain]", "there twice"),
      ] {
        let key = line.prefix { $0 != ":" }
        let lines = own.split(separator: "\n").map { $0.hasPrefix(key) ? line : String($0) }
        try write(lines.joined(separator: "\n"), to: folder + "/numbers.yaml")
        let problems = Suite.check(file: folder + "/numbers.yaml").problems
        #expect(problems.contains { $0.message.contains(message) }, "\(line): \(problems)")
      }
    }
  }
}
