package import Models
import Store

/// What a model is still to be asked, before anything is sent.
package struct RunEstimate: Sendable, Equatable {
  package var model: String
  package var requests: Int
  /// Tokens in: about a quarter of the bytes. Tokens out: at most.
  package var usage: TokenUsage

  /// One for each model of the plans, in their order. O(questions).
  static func all(_ plans: [JobPlan]) -> [RunEstimate] {
    var all: [RunEstimate] = []
    for plan in plans {
      let (name, more) = (plan.job.model.name, plan.estimate)
      if let index = all.firstIndex(where: { $0.model == name }) {
        all[index].requests += more.requests
        all[index].usage.input += more.usage.input
        all[index].usage.output += more.usage.output
      } else {
        all.append(more)
      }
    }
    return all
  }
}

extension JobPlan {
  /// A few tokens of each message say whose it is.
  private static let tokensPerMessage = 4

  fileprivate var estimate: RunEstimate {
    var estimate = RunEstimate(model: job.model.name, requests: 0, usage: TokenUsage(input: 0, output: 0))
    let longest = key.exact ? 1 : job.suite.sampling.parameters.maximumTokens
    for (question, missing) in missingByQuestion where missing > 0 {
      let prompt = job.suite.prompt(for: question, in: job.context)
      let tokens = prompt.reduce(0) { $0 + $1.content.utf8.count / 4 + Self.tokensPerMessage }
      estimate.requests += missing
      estimate.usage.input += missing * tokens
      estimate.usage.output += missing * longest
    }
    return estimate
  }
}
