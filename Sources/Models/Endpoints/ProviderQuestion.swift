/// What is put to a model, before a provider gives it its form.
struct ProviderQuestion: Sendable, Equatable {
  var model: String
  var messages: [Message]
  var sampling: SamplingParameters
  /// Nil where the answer must not be drawn with one.
  var seed: UInt64?
  /// How many answers are asked for.
  var count = 1
  /// How many of the likeliest first tokens are to be listed; nil for none.
  var topTokens: Int?
  var options: [RequestOption] = []
  /// Whether the answer is to come in pieces.
  var isStreamed = false

  /// The seed as every server takes it: 31 bits.
  var shortSeed: Int? { seed.map { Int($0 & 0x7fff_ffff) } }
}

/// What a provider read from an answer.
struct ProviderReply: Sendable, Equatable {
  var text: String
  var finish: Reply.Finish
  /// Further answers, where several were asked for.
  var others: [Reply] = []
  /// Of all answers together.
  var usage: TokenUsage?
  /// The likeliest first tokens, where they were asked for and given.
  var topTokens: [TopToken]?
  /// What the server says about the version that answered.
  var fingerprint: String?
}

/// Tokens that a request cost, as the server counts them.
package struct TokenUsage: Sendable, Equatable {
  package var input: Int
  package var output: Int

  package init(input: Int, output: Int) {
    self.input = input
    self.output = output
  }

  /// - Returns: nil for numbers that are no counts.
  init?(_ input: Int?, _ output: Int?) {
    guard let input, let output, (0...Self.largest).contains(input), (0...Self.largest).contains(output) else {
      return nil
    }
    self.init(input: input, output: output)
  }

  private static let largest = 1_000_000_000
}

/// A token, and the natural logarithm of its probability: at most 0.
struct TopToken: Sendable, Equatable {
  var text: String
  var logProbability: Double
}
