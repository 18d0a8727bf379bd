import Models
import Synchronization

/// A model that says what it was told to say, and counts how often it was asked.
final class CannedModel: LanguageModel {
  typealias Answer = @Sendable (String, UInt64) throws -> Reply

  let name: String
  let identity: String
  private let probability: [String: Double]?
  private let answer: Answer
  private let asked = Mutex<[String]>([])

  /// - Parameters:
  ///   - probability: of each word, after any question; nil for a model that gives none.
  ///   - answer: the reply to the last message with a seed.
  init(
    name: String = "canned", identity: String = "identity:canned", probability: [String: Double]? = nil,
    answer: @escaping Answer = { _, _ in Reply(text: "Owl.", finish: .stop) }
  ) {
    self.name = name
    self.identity = identity
    self.probability = probability
    self.answer = answer
  }

  /// What was asked, in order.
  var log: [String] { asked.withLock { $0 } }

  func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    let text = messages.last?.content ?? ""
    asked.withLock { $0.append(text) }
    return try answer(text, seed)
  }

  func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? {
    guard let probability else { return nil }
    asked.withLock { $0.append(messages.last?.content ?? "") }
    return words.map { ProbabilityBounds(exactly: probability[$0] ?? 0) }
  }
}
