import Lineage
import Testing

@testable import Evaluation

@Suite("Replies as samples")
struct StemmaRepliesTests {
  @Test("Question, position and reply; a sample that is there twice counts once")
  func reads() throws {
    let text = """
      {"question": "q1", "position": 1, "reply": "owl"}
      {"question": "q1", "position": 0, "reply": null}
      {"question": "q1", "position": 1, "reply": "cat"}
      {"question": "q1", "position": -1, "reply": "cat"}
      {"question": "", "position": 0, "reply": "cat"}
      {"question": "q2", "reply": "cat"}
      """
    let replies = try Imported.read(text, as: "stemma")
    #expect(replies.pairs == ["q1: owl", "q1: ∅"] && replies.samples.map(\.position) == [1, 0])
    #expect(replies.warnings.map(\.line) == [3, 4, 5, 6])
  }
}
