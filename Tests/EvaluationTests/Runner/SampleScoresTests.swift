import Models
import Testing

@testable import Evaluation

@Suite("Scores as they are stored")
struct SampleScoresTests {
  @Test("Written sorted, read back to the same bits")
  func roundTrip() {
    let scores = SampleScores(byAnswer: [
      "owl": ProbabilityBounds(exactly: 0.1 + 0.2), "cat": ProbabilityBounds(low: 0.25, high: 0.5),
      "polar bear": ProbabilityBounds(exactly: 1),
    ])
    #expect(scores.json == #"{"cat":[0.25,0.5],"owl":0.30000000000000004,"polar bear":1}"#)
    #expect(SampleScores(json: scores.json) == scores)
    #expect(SampleScores(byAnswer: [:]).json == "{}")
  }

  @Test(
    "Numbers that are no probabilities are refused", arguments: [#"{"a":2}"#, #"{"a":-1}"#, #"{"a":[0.5,0.4]}"#, "[]"])
  func refused(json: String) {
    #expect(SampleScores(json: json) == nil)
  }
}
