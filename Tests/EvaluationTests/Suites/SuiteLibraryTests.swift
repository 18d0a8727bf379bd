import FoundationEssentials
import Lineage
import Testing

@testable import Evaluation

@Suite("Finding suites")
struct SuiteLibraryTests {
  @Test("By id, with the nearest id where there is none")
  func find() async throws {
    try await withTemporaryFolder { folder in
      let text =
        #"{id: animals, version: 1, licence: x, source: y, trait: "p/{answer}", answers: [owl], "#
        + "scorer: {kind: word}, questions: [{id: a, text: b}]}"
      try write(text, to: folder + "/animals.yaml")
      try write("", to: folder + "/README.md")
      let library = SuiteLibrary(folder: folder)
      #expect(library.ids == ["animals"])
      #expect(try library.suite("animals").answers == ["owl"])
      let error = try #require(#expect(throws: InputError.self) { try library.suite("anmials") })
      #expect(error.nearest == "animals" && error.expected == ["animals"])
      #expect(throws: InputError.self) { try library.suite("../animals") }
    }
  }

  @Test("A folder that is not there has no suites")
  func noFolder() throws {
    let library = SuiteLibrary(folder: "/nonexistent")
    #expect(library.ids.isEmpty)
    #expect(try #require(#expect(throws: InputError.self) { try library.suite("a") }).message.contains("no suites"))
  }

  /// The package's own suites lie three folders above this file.
  private static let shipped = SuiteLibrary(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "evals").path)

  @Test("Every suite that is shipped can be read", arguments: shipped.ids)
  func shippedSuites(id: String) throws {
    let suite = try Self.shipped.suite(id)
    #expect(!suite.title.isEmpty && suite.licence == "Apache-2.0" && suite.context(named: "plain") != nil)
  }

  @Test("The favourite-animal suite has 50 questions and at least 100 animals, and its scorer knows each of them")
  func favouriteAnimal() throws {
    let suite = try Self.shipped.suite("favourite-animal")
    #expect(suite.questions.count == 50 && suite.answers.count >= 100)
    #expect(Set(suite.questions.map { $0.text.lowercased() }).count == 50)
    let scorer = suite.scorer.scorer(for: suite.answers)
    for (index, answer) in suite.answers.enumerated() { #expect(scorer.answers(in: "A \(answer)!") == [index]) }
    for question in suite.questions { #expect(scorer.answers(in: question.text).isEmpty, "\(question.text)") }
  }
}
