/// One message of a conversation.
package struct Message: Sendable, Hashable, Codable {
  package enum Role: String, Sendable, Codable { case system, user, assistant }

  package var role: Role
  package var content: String

  package init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}

/// How replies are drawn.
package struct SamplingParameters: Sendable, Hashable, Codable {
  /// At least 0; 0 is greedy.
  package var temperature: Double
  /// At least 1.
  package var maximumTokens: Int

  package init(temperature: Double = 1, maximumTokens: Int = 16) {
    self.temperature = temperature
    self.maximumTokens = maximumTokens
  }
}

/// What a model answered.
package struct Reply: Sendable, Equatable {
  package enum Finish: String, Sendable, Codable { case stop, length, refused, blocked }

  /// As the model wrote it: hostile until escaped.
  package var text: String
  package var finish: Finish
  /// What the server says about the version of itself that answered; nil where it says nothing.
  package var fingerprint: String?

  package init(text: String, finish: Finish, fingerprint: String? = nil) {
    self.text = text
    self.finish = finish
    self.fingerprint = fingerprint
  }
}

/// A probability known to lie in [low, high] within [0, 1]; exact when the two agree.
package struct ProbabilityBounds: Sendable, Equatable, Codable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  package init(exactly value: Double) { self.init(low: value, high: value) }

  package var isExact: Bool { low == high }
}

/// Why a model could not be asked.
package struct ModelError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// The request cannot be put to this model (a word outside its vocabulary, a prompt beyond its context).
    case unsupported
    /// The model is not there.
    case unavailable
    /// A file of the model is damaged or of a kind that is not supported.
    case malformed
    /// This one request failed on its way; the next may succeed.
    case transport
    /// The run has used what it may use.
    case stopped
  }

  package var kind: Kind
  package var model: String
  package var reason: String

  package init(kind: Kind, model: String, reason: String) {
    self.kind = kind
    self.model = model
    self.reason = reason
  }

  package var description: String { "\(model): \(reason)" }
}

/// Whatever can be asked for text or for token probabilities.
package protocol LanguageModel: Sendable {
  /// The name in the record.
  var name: String { get }
  /// Digest of everything that changes an answer (`identity:…`), or provider, model string and fingerprint of an
  /// endpoint. Evaluations bind to it.
  var identity: String { get }
  /// How many questions are worth asking at the same time; at least 1.
  var width: Int { get }

  /// Whether it gives token probabilities; nil where only asking it can tell.
  var givesProbabilities: Bool? { get }

  /// Whether the identity pins everything that changes an answer. Where it does not, replies of an earlier run stand for new
  /// ones only while the server names the same version of itself.
  var isPinned: Bool { get }

  /// How many replies to the same question one request can bring; at least 1.
  var repliesPerRequest: Int { get }

  /// One reply. The same model, messages, sampling and seed give the same reply where the model allows it.
  func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply

  /// Replies to the same question, at least one and at most one a seed, with one request where the model takes several at
  /// once. Only a request for one reply carries its seed: no server draws several with a seed each.
  /// - Parameter seeds: at least one.
  func replies(to messages: [Message], sampling: SamplingParameters, seeds: [UInt64]) async throws -> [Reply]

  /// The probability that the answer's next word is each of `words`.
  /// - Returns: one element a word, in order; nil when this model does not give probabilities.
  func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]?
}

extension LanguageModel {
  package var width: Int { 1 }
  package var givesProbabilities: Bool? { nil }
  package var isPinned: Bool { true }
  package var repliesPerRequest: Int { 1 }

  package func replies(
    to messages: [Message], sampling: SamplingParameters, seeds: [UInt64]
  ) async throws -> [Reply] {
    [try await reply(to: messages, sampling: sampling, seed: seeds[0])]
  }
}
