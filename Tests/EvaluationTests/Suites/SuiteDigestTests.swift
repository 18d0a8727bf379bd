import Lineage
import Models
import Testing

@testable import Evaluation

@Suite("The digest of a suite")
struct SuiteDigestTests {
  @Test("Everything that can change a result changes it")
  func sensitive() {
    let original = Fixtures.suite()
    var changed = [Suite](repeating: original, count: 14)
    changed[0].questions[0].text += " "
    changed[1].questions[0].id = "other"
    changed[2].answers.append("dog")
    changed[3].scorer = .substring
    changed[4].sampling.samples += 1
    changed[5].sampling.parameters.temperature = 0.9
    changed[6].contexts[0].system = ""
    changed[7].traitNames = .template("likes/{answer}")
    changed[8].scope = .thisBank
    changed[9].traitNames = .each(["owl": "prefers/owl"])
    changed[10].contexts[0].prefixes = ["1", "2"]
    changed[11].questions[0].choices = [.init(answer: "owl", text: "this"), .init(answer: "cat", text: "that")]
    changed[12].questions[0].accepted = ["this"]
    changed[13].scorer = .choice(ChoiceRule())
    #expect(Set(([original] + changed).map(\.digest)).count == 15)
  }

  @Test("Order, title, licence, source, canary and name do not")
  func insensitive() {
    var suite = Fixtures.suite()
    let digest = suite.digest
    suite.questions.reverse()
    suite.answers.reverse()
    suite.questions[0].tags = ["a tag"]
    (suite.id, suite.title, suite.licence, suite.source, suite.canary) = ("a", "b", "c", "d", "e")
    #expect(suite.digest == digest)
  }

  @Test("It is the SHA-256 of the canonical form, the same for ever")
  func form() {
    let suite = Suite(
      id: "s", traitNames: .template("p/{answer}"), answers: ["owl"], questions: [.init(id: "q", text: "Which?")])
    #expect(
      suite.canonicalForm.canonical
        == #"{"answers":["owl"],"contexts":{"plain":{"prefix":"","suffix":""}},"format":"stemma/suite/1","#
        + #""questions":{"q":"Which?"},"sampling":{"maximum-tokens":16,"samples":20,"temperature":1},"#
        + #""scope":"questions-like-these","scorer":{"exclusions":{},"forms":{},"kind":"word"},"trait":"p/{answer}"}"#)
    #expect(suite.digest.hasPrefix("sha256:") && suite.digest.utf8.count == 71)
  }
}
