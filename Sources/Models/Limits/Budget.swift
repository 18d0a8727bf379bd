import Synchronization

/// What a run may use, of all its models together.
///
/// A request is let through while what was used, and what is under way at the mean of what came so far, leaves room for
/// one more. So a run stops before its limit or close to it; only the first requests, before any answer, are sent on trust.
package final class Budget: Sendable {
  private struct State {
    var usage = TokenUsage(input: 0, output: 0)
    var dollars = 0.0
    var answers = 0
    var inFlight = 0
  }

  /// Tokens of questions and answers together; nil for no limit.
  private let tokens: Int?
  /// Nil for no limit.
  private let dollars: Double?
  private let state = Mutex(State())

  package init(tokens: Int? = nil, dollars: Double? = nil) {
    self.tokens = tokens
    self.dollars = dollars
  }

  /// The limit that is reached, in words.
  struct Exhausted: Error, Sendable, Equatable {
    var reason: String
  }

  /// Before a request; every return is followed by `leave`.
  func enter() throws(Exhausted) {
    try state.withLock { state throws(Exhausted) in
      let planned = Double(state.inFlight + 1) / Double(max(1, state.answers))
      let used = Double(state.usage.input) + Double(state.usage.output)
      if let tokens, used * (1 + planned) > Double(tokens) || tokens == 0 {
        throw Exhausted(reason: "the limit of \(tokens) tokens is reached with \(Int(used)) used")
      }
      if let dollars, state.dollars * (1 + planned) > dollars || dollars == 0 {
        let cents = (state.dollars * 1e4).rounded() / 1e4
        throw Exhausted(reason: "the limit of $\(dollars) is reached with about $\(cents) used")
      }
      state.inFlight += 1
    }
  }

  func leave() { state.withLock { $0.inFlight -= 1 } }

  func add(_ usage: TokenUsage, _ price: Price?) {
    state.withLock { state in
      state.answers += 1
      // Counts of one reply are bounded; only a sum over years could overflow.
      state.usage = TokenUsage(input: state.usage.input &+ usage.input, output: state.usage.output &+ usage.output)
      state.dollars += price?.dollars(usage) ?? 0
    }
  }
}

extension TokenUsage {
  /// For text of so many bytes, where nobody counts: about four bytes make a token, and a request has one at least.
  package static func estimate(input: Int, output: Int) -> TokenUsage {
    TokenUsage(input: input / 4 + 1, output: output / 4 + 1)
  }
}
