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

    /// What is under way is not used yet, and is why a limit may leave no room long before it is used up.
    func exhausted(_ limit: String, _ used: String) -> Exhausted {
      let others = inFlight == 0 ? "" : ", \(inFlight) \(inFlight == 1 ? "request" : "requests") under way"
      return Exhausted(reason: "\(limit) leaves no room for another request: \(used) used\(others)")
    }
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

  /// The limit that leaves no room, in words.
  struct Exhausted: Error, Sendable, Equatable {
    var reason: String
  }

  /// Before a request; every return is followed by `leave`.
  func enter() throws(Exhausted) {
    try state.withLock { state throws(Exhausted) in
      let planned = Double(state.inFlight + 1) / Double(max(1, state.answers))
      let used = Double(state.usage.input) + Double(state.usage.output)
      if let tokens, used * (1 + planned) > Double(tokens) || tokens == 0 {
        throw state.exhausted("the limit of \(tokens) tokens", "\(Int(used))")
      }
      if let dollars, state.dollars * (1 + planned) > dollars || dollars == 0 {
        let cents = (state.dollars * 1e4).rounded() / 1e4
        throw state.exhausted("the limit of $\(dollars)", "about $\(cents)")
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
