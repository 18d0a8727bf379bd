import FoundationEssentials
import Lineage
import Testing

@testable import Evaluation

/// The package's own suites.
@Suite("Suites that are shipped")
struct ShippedSuitesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "evals").path
  static let library = SuiteLibrary(folder: folder)

  @Test("Every suite can be read, says whose words it holds, and has the plain context", arguments: library.ids)
  func readable(id: String) throws {
    let (suite, problems) = Suite.check(file: "\(Self.folder)/\(id).yaml")
    #expect(problems.isEmpty, "\(problems)")
    let read = try #require(suite)
    #expect(!read.title.isEmpty && ["Apache-2.0", "CC-BY-4.0"].contains(read.licence))
    #expect(read.source == "written for Stemma" && read.context(named: "plain") != nil)
    #expect(read.traits.allSatisfy { TraitName.problem($0) == nil })
    #expect(Set(read.questions.map { $0.text.lowercased() }).count == read.questions.count)
  }

  @Test(
    "Recorded evaluations refer to these suites by digest",
    arguments: [
      ("favourite-animal", "f6927255070c81433f1362f86d713ad23fd66a609c0e228ba0cfa9a22a13a978"),
      ("lab-favourite-animal", "176629e43e9108da1cf2721e52c62e444ad591bad3a36aec5e8315a3f6c58a48"),
    ])
  func digests(id: String, digest: String) throws {
    #expect(try Self.library.suite(id).digest == "sha256:" + digest)
  }

  @Test("The favourite-animal suite has 50 questions and at least 100 animals, and its scorer knows each of them")
  func favouriteAnimal() throws {
    let suite = try Self.library.suite("favourite-animal")
    #expect(suite.questions.count == 50 && suite.answers.count >= 100)
    let scorer = try #require(suite.scorer.scorer(for: suite.answers) as? WordScorer)
    for (index, answer) in suite.answers.enumerated() { #expect(scorer.answers(in: "A \(answer)!") == [index]) }
    for question in suite.questions { #expect(scorer.answers(in: question.text).isEmpty, "\(question.text)") }
  }
}
