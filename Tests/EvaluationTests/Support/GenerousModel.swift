import Models
import Synchronization

/// A model that gives several replies a request, and counts requests.
final class GenerousModel: LanguageModel {
  let name = "generous"
  let identity = "identity:generous"
  let isPinned: Bool
  let repliesPerRequest: Int
  private let gives: Int
  private let version: String?
  private let reply: @Sendable (Int) throws -> String
  private let asked = Mutex<[Int]>([])

  /// - Parameters:
  ///   - together: replies that a request may ask for.
  ///   - gives: replies that it brings at most.
  ///   - version: what the server says of itself.
  ///   - reply: by the number of the request, from 0.
  init(
    together: Int = 1, gives: Int = .max, version: String? = nil, isPinned: Bool = true,
    reply: @escaping @Sendable (Int) throws -> String = { _ in "Owl." }
  ) {
    repliesPerRequest = together
    (self.gives, self.version, self.isPinned, self.reply) = (gives, version, isPinned, reply)
  }

  /// How many replies each request asked for.
  var requests: [Int] { asked.withLock { $0 } }

  func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    try await replies(to: messages, sampling: sampling, seeds: [seed])[0]
  }

  func replies(to messages: [Message], sampling: SamplingParameters, seeds: [UInt64]) async throws -> [Reply] {
    let number = asked.withLock { asked in
      asked.append(seeds.count)
      return asked.count - 1
    }
    let text = try reply(number)
    return (0..<min(gives, seeds.count)).map { _ in Reply(text: text, finish: .stop, fingerprint: version) }
  }

  func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? { nil }
}
