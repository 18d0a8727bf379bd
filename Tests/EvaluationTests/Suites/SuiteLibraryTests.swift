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
}
