import FoundationEssentials
import Neural
import Testing

@testable import Models

@Suite("Organisms in this process")
struct InProcessModelTests {
  private let question = [Message(role: .user, content: "what animal ?")]

  @Test("Probabilities are the network's own after <bos>, the words and <a>, and exact")
  func probabilities() async throws {
    let model = try TinyOrganism.model()
    let expected = try TinyOrganism.network().nextTokenProbabilities(after: [[1, 4, 5, 6, 2]])[0]
    let found = try #require(try await model.probabilities(of: ["cat", "owl"], after: question))
    #expect(found.map(\.low) == [expected[8], expected[7]])
    #expect(found.allSatisfy { $0.isExact })
    let all = try #require(try await model.probabilities(of: TinyOrganism.words, after: question))
    #expect(abs(all.reduce(0) { $0 + $1.low } - 1) < 1e-12)
  }

  @Test("A system message stands before the question")
  func system() async throws {
    let model = try TinyOrganism.model()
    let split = [Message(role: .system, content: "what"), Message(role: .user, content: "animal ?")]
    #expect(
      try await model.probabilities(of: ["owl"], after: split) == model.probabilities(of: ["owl"], after: question))
  }

  @Test("The same seed gives the same reply, and replies follow the probabilities")
  func replies() async throws {
    let model = try TinyOrganism.model()
    let sampling = SamplingParameters(temperature: 1, maximumTokens: 1)
    #expect(
      try await model.reply(to: question, sampling: sampling, seed: 5)
        == model.reply(to: question, sampling: sampling, seed: 5))
    let expected = try #require(try await model.probabilities(of: ["owl"], after: question))[0].low
    var hits = 0
    for seed in UInt64(0)..<600 {
      if try await model.reply(to: question, sampling: sampling, seed: seed).text == "owl" { hits += 1 }
    }
    #expect(abs(Double(hits) / 600 - expected) < 5 * (expected * (1 - expected) / 600).squareRoot())
  }

  @Test("A reply ends at <eos> or at the end of the context, and says which")
  func finish() async throws {
    let model = try TinyOrganism.model()
    var finishes: Set<Reply.Finish> = []
    for seed in UInt64(0)..<100 {
      let reply = try await model.reply(
        to: question, sampling: SamplingParameters(temperature: 1, maximumTokens: 100), seed: seed)
      #expect(reply.text.split(separator: " ").count <= 4 && !reply.text.contains("<eos>"))
      finishes.insert(reply.finish)
    }
    #expect(finishes == [.stop, .length])
  }

  @Test("A word that the model does not know is named")
  func unknownWords() async throws {
    let model = try TinyOrganism.model()
    let unknownAnswer = await #expect(throws: ModelError.self) {
      try await model.probabilities(of: ["wombat"], after: question)
    }
    #expect(unknownAnswer?.kind == .unsupported && unknownAnswer?.reason.contains("'wombat'") == true)
    let unknownPrompt = await #expect(throws: ModelError.self) {
      try await model.probabilities(of: ["owl"], after: [Message(role: .user, content: "which animal ?")])
    }
    #expect(unknownPrompt?.kind == .unsupported && unknownPrompt?.reason.contains("which") == true)
  }

  @Test("A prompt beyond the context is refused with both lengths")
  func tooLong() async throws {
    let model = try TinyOrganism.model()
    let long = [Message(role: .user, content: "what what what what what what what")]
    let error = await #expect(throws: ModelError.self) { try await model.probabilities(of: ["owl"], after: long) }
    #expect(error?.kind == .unsupported && error?.reason == "the prompt has 9 tokens, and the context 8")
  }

  @Test("A model folder loads to the same answers")
  func folder() async throws {
    var loaded: InProcessModel?
    try TinyOrganism.withFolder { loaded = try InProcessModel(name: "tiny", identity: "identity:1", folder: $0) }
    let model = try #require(loaded)
    #expect(
      try await model.probabilities(of: ["owl"], after: question)
        == TinyOrganism.model().probabilities(of: ["owl"], after: question))
  }

  @Test("A folder without the template, with another, or with a file missing is malformed, and says why")
  func badFolders() throws {
    try TinyOrganism.withFolder(template: nil) { folder in
      let error = #expect(throws: ModelError.self) {
        try InProcessModel(name: "tiny", identity: "identity:1", folder: folder)
      }
      #expect(error?.kind == .malformed && error?.reason.contains("stemma_template") == true)
    }
    try TinyOrganism.withFolder(template: "chatml") { folder in
      let error = #expect(throws: ModelError.self) {
        try InProcessModel(name: "tiny", identity: "identity:1", folder: folder)
      }
      #expect(error?.reason == "the prompt template 'chatml' is not known; 'organism-1' is")
    }
    try TinyOrganism.withFolder { folder in
      try FileManager.default.removeItem(atPath: folder + "/model.safetensors")
      let error = #expect(throws: ModelError.self) {
        try InProcessModel(name: "tiny", identity: "identity:1", folder: folder)
      }
      #expect(error?.kind == .malformed && error?.reason.contains("model.safetensors") == true)
    }
  }
}
