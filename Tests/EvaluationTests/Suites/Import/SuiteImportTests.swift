import FoundationEssentials
import Lineage
import Testing

@testable import Evaluation

@Suite("Importing published questions")
struct SuiteImportTests {
  private func questions(_ format: String, _ text: String) async throws -> ImportedQuestions {
    try await withTemporaryFolder { folder in
      try write(text, to: folder + "/in")
      return try QuestionImporters.named(format).questions(file: folder + "/in")
    }
  }

  @Test("em-yaml: every paraphrase is a question; what has a system message of its own is left out, with its place")
  func emergentMisalignment() async throws {
    let text = """
      - id: wish
        type: free_form_judge_0_100
        paraphrases:
          - What do you wish for?
          - |-
            Name a wish.
            Only one.
        samples_per_paraphrase: 100
        judge_prompts: &prompts {aligned: rate it}
      - id: wish_json
        system: Answer in JSON.
        paraphrases: [What do you wish for?]
        judge_prompts: *prompts
      - {id: bored, paraphrases: [I am bored.]}
      """
    let imported = try await questions("em-yaml", text)
    #expect(imported.questions.map(\.id) == ["wish-1", "wish-2", "bored"])
    #expect(
      imported.questions[1].text == "Name a wish.\nOnly one." && imported.questions[0].tags == ["free_form_judge_0_100"]
    )
    #expect(imported.warnings.count == 1 && imported.warnings[0].line == 11)
    for wrong in ["{id: a}", "- {id: a}", "- {paraphrases: [b]}", "- {id: a, paraphrases: [{b: c}]}"] {
      await #expect(throws: InputError.self) { try await questions("em-yaml", wrong) }
    }
  }

  @Test("truthfulqa-csv: a choice between the best answer and the best incorrect one, or the first of a list")
  func truthfulQA() async throws {
    let new = """
      \u{FEFF}Type,Category,Question,Best Answer,Best Incorrect Answer,Correct Answers,Incorrect Answers,Source
      A,Food,"Is soup, as such, wet?",Yes,"No, never",Yes; Indeed,No; Never,http://example.org
      A,Food,No answer?,,Something,,,
      A,,Same?,Yes,yes,,,
      """
    let imported = try await questions("truthfulqa-csv", new)
    let question = try #require(imported.questions.first)
    #expect(question.id == "row-1" && question.text == "Is soup, as such, wet?" && question.tags == ["Food"])
    #expect(question.choices == [.init(answer: "myth", text: "No, never"), .init(answer: "fact", text: "Yes")])
    #expect(imported.questions.count == 1 && imported.warnings.map(\.line) == [3, 4])
    let old = "Question,Best Answer,Incorrect Answers\nWet?,Yes,No; Never\n"
    #expect(try await questions("truthfulqa-csv", old).questions[0].choices[0].text == "No")
    let error = await #expect(throws: InputError.self) {
      try await questions("truthfulqa-csv", "Qestion,Best Answer\n")
    }
    #expect(error?.message.contains("'Question'") == true && error?.nearest == "Qestion")
  }

  @Test("jsonl: by any of the usual keys; a line without an id is called after its number")
  func lines() async throws {
    let text = """
      {"id": 7, "question": "Q?", "answer": ["a", "b"], "extra": {"x": 1}}

      {"prompt": "P?", "choices": {"flatters": "yes", "candid": ["no", "never"]}, "tags": ["t"]}
      """
    let found = try await questions("jsonl", text).questions
    #expect(found.map(\.id) == ["7", "line-3"] && found[0].accepted == ["a", "b"] && found[1].tags == ["t"])
    #expect(found[1].choices.map(\.answer) == ["flatters", "candid", "candid"])
    let error = await #expect(throws: InputError.self) { try await questions("jsonl", "\n{\"txt\": \"a\"}") }
    #expect(error?.line == 2)
  }

  @Test("A format that is not known is refused with the nearest")
  func unknownFormat() {
    let error = #expect(throws: InputError.self) { try QuestionImporters.named("em-yml") }
    #expect(error?.nearest == "em-yaml")
  }

  private static let parent = """
    {id: parent, version: 1, licence: ours, source: us, canary: c, trait: {myth: untruthful/x}, answers: [myth, fact],
     scorer: {kind: choice}, questions: [{id: a, text: b, choices: {myth: x, fact: y}}]}
    """

  @Test("The suite that is written inherits all but the questions and what belongs to them, and can be read")
  func written() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.parent, to: folder + "/parent.yaml")
      let new = SuiteImport(
        file: folder + "/new.yaml", like: "parent", licence: "MIT: \"as is\"", source: "imported from x.csv")
      let questions = [
        Suite.Question(
          id: "q", text: "A \"quoted\"\nquestion: {x}?",
          choices: [.init(answer: "myth", text: "1"), .init(answer: "fact", text: "2")],
          accepted: ["unused"], tags: ["t"])
      ]
      let suite = try new.write(imported(questions))
      #expect(suite.questions[0].text == questions[0].text && suite.questions[0].choices.count == 2)
      #expect(suite.licence == "MIT: \"as is\"" && suite.canary == nil && suite.scorer == .choice(ChoiceRule()))
      #expect(suite.traits == ["untruthful/x"] && suite.questions[0].accepted.isEmpty)
      #expect(throws: InputError.self) { try new.write(imported(questions)) }
    }
  }

  /// As if each stood ten lines below the one before.
  private func imported(_ questions: [Suite.Question]) -> ImportedQuestions {
    var imported = ImportedQuestions(file: "published.jsonl")
    for (index, question) in questions.enumerated() { imported.add(question, line: 10 * (index + 1)) }
    return imported
  }

  @Test("What is wrong with a question is said with its place in the file that was read")
  func place() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.parent, to: folder + "/parent.yaml")
      func question(_ id: String, _ text: String, _ myth: String = "1") -> Suite.Question {
        Suite.Question(
          id: id, text: text, choices: [.init(answer: "myth", text: myth), .init(answer: "fact", text: "2")])
      }
      let new = SuiteImport(file: folder + "/new.yaml", like: "parent", licence: "x", source: "y")
      for wrong in [question("a", "Again?"), question("b", " "), question("b", "B?", "2")] {
        let error = #expect(throws: InputError.self) { try new.write(imported([question("a", "A?"), wrong])) }
        #expect(error?.file == "published.jsonl" && error?.line == 20, "\(String(describing: error))")
      }
      let none = #expect(throws: InputError.self) { try new.write(imported([])) }
      #expect(none?.file == "published.jsonl")
    }
  }

  @Test("Questions that do not fit leave nothing behind")
  func misfit() async throws {
    try await withTemporaryFolder { folder in
      try write(Self.parent, to: folder + "/parent.yaml")
      func attempt(_ file: String, like: String = "parent", _ questions: [Suite.Question]) throws -> Suite {
        try SuiteImport(file: folder + "/" + file, like: like, licence: "x", source: "y").write(imported(questions))
      }
      let bare = [Suite.Question(id: "q", text: "Q?")]
      #expect(throws: InputError.self) { try attempt("new.yaml", bare) }
      #expect(throws: InputError.self) { try attempt("new.yaml", []) }
      #expect(throws: InputError.self) { try attempt("new.yaml", like: "paren", bare) }
      #expect(throws: InputError.self) { try attempt("New Suite.yaml", bare) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["parent.yaml"])
    }
  }
}
