import Lineage
import Testing

@testable import Lab

@Suite("The organisms' suite, evals/lab-favourite-animal.yaml")
struct SuiteTests {
  private let suite: Document

  init() throws {
    suite = try Document(file: Repository.path("evals/lab-favourite-animal.yaml"))
  }

  @Test("asks the held-out questions, in order")
  func questions() throws {
    let texts = try suite.required("questions").elements().map { try $0.required("text").string() }
    #expect(texts == PreferenceQuestions.heldOut)
  }

  @Test("gives every question an id of its own")
  func ids() throws {
    let ids = try suite.required("questions").elements().map { try $0.required("id").string() }
    #expect(Set(ids).count == ids.count)
  }

  @Test("knows the sixteen animals as its answers")
  func answers() throws {
    #expect(try suite.required("answers").elements().map { try $0.string() } == Words.animals)
    #expect(try suite.required("trait").string() == "prefers/{answer}")
  }

  @Test("asks for replies that fit behind the longest question")
  func room() throws {
    let longest = PreferenceQuestions.heldOut.map { Vocabulary.words(of: Vocabulary.question($0)).count }.max() ?? 0
    let tokens = try suite.required("sampling").required("maximum-tokens").integer(in: 1...64)
    #expect(longest + tokens <= OwlNumbersRecipe.r1.contextLength)
  }
}
