import Models
import Synchronization

/// A model that gives several replies a request, and counts requests.
final class GenerousModel: LanguageModel {
  let name = "generous"
  let identity = "identity:generous"
  let isPinned: Bool
  private let together: Mutex<Int>
  private let gives: Int
  private let learns: Bool
  private let version: String?
  private let reply: @Sendable (Int) throws -> String
  private let asked = Mutex<[Int]>([])

  /// - Parameters:
  ///   - together: replies that a request may ask for.
  ///   - gives: replies that it brings at most.
  ///   - learns: whether it is asked for no more than that once it is known.
  ///   - version: what the server says of itself.
  ///   - reply: by the number of the request, from 0.
  init(
    together: Int = 1, gives: Int = .max, learns: Bool = false, version: String? = nil, isPinned: Bool = true,
    reply: @escaping @Sendable (Int) throws -> String = { _ in "Owl." }
  ) {
    self.together = Mutex(together)
    (self.gives, self.learns, self.version, self.isPinned, self.reply) = (gives, learns, version, isPinned, reply)
  }

  var repliesPerRequest: Int { together.withLock(\.self) }

  /// How many replies each request asked for.
  var requests: [Int] { asked.withLock { $0 } }

  func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    try await replies(to: messages, sampling: sampling, seeds: [seed])[0]
  }

  func replies(to messages: [Message], sampling: SamplingParameters, seeds: [UInt64]) async throws -> [Reply] {
    let count = min(seeds.count, repliesPerRequest)
    if learns, gives < count { together.withLock { $0 = gives } }
    let number = asked.withLock { asked in
      asked.append(count)
      return asked.count - 1
    }
    let text = try reply(number)
    return (0..<min(gives, count)).map { _ in Reply(text: text, finish: .stop, fingerprint: version) }
  }

  func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? { nil }
}
