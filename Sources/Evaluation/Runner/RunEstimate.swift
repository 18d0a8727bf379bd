package import Models
import Store

/// What a model is still to be asked, before anything is sent.
package struct RunEstimate: Sendable, Equatable {
  package var model: String
  package var requests: Int
  /// Tokens in: about a quarter of the bytes. Tokens out: at most.
  package var usage: TokenUsage

  /// One for each model, in the order in which they come first. O(parts · models).
  static func sums(_ parts: [RunEstimate]) -> [RunEstimate] {
    var all: [RunEstimate] = []
    for part in parts {
      if let index = all.firstIndex(where: { $0.model == part.model }) {
        all[index].requests += part.requests
        all[index].usage.input += part.usage.input
        all[index].usage.output += part.usage.output
      } else {
        all.append(part)
      }
    }
    return all
  }
}

extension Runner {
  /// What the plans will ask of models, and of the judges of their replies.
  func estimates(_ plans: [JobPlan]) throws -> [RunEstimate] {
    var parts = plans.map(\.estimate)
    for (index, judge) in raters.judges.enumerated() {
      for plan in plans {
        guard case .judge(let rule) = plan.scoring else { continue }
        let key = plan.job.key(judge: judge, rule: rule)
        // The first judge's replies are those of the plan.
        let rated = index == 0 ? plan.final : try self.plan(plan.job, plan.scoring, key).final
        parts.append(plan.estimate(of: judge, rule, replies: plan.total - rated))
      }
    }
    return RunEstimate.sums(parts)
  }
}

extension JobPlan {
  fileprivate var estimate: RunEstimate {
    var estimate = RunEstimate(model: job.model.name, requests: 0, usage: TokenUsage(input: 0, output: 0))
    let longest = key.exact ? 1 : job.suite.sampling.parameters.maximumTokens
    let together = key.exact ? 1 : max(1, job.model.repliesPerRequest)
    for (question, missing) in missingByQuestion where missing > 0 {
      let requests = (missing + together - 1) / together
      estimate.requests += requests
      estimate.usage.input += requests * job.suite.prompt(for: question, in: job.context).tokens
      estimate.usage.output += missing * longest
    }
    return estimate
  }

  /// Of replies as long as they may be, to questions of the suite's mean length.
  fileprivate func estimate(of judge: any LanguageModel, _ rule: JudgeRule, replies: Int) -> RunEstimate {
    let scoring = JudgeScoring(rule: rule, model: judge)
    let questions = job.suite.questions
    let longest = job.suite.sampling.parameters.maximumTokens
    let usages = questions.map { scoring.usage(question: $0.text, replyTokens: longest) }
    let input = usages.reduce(0) { $0 + $1.input } / max(1, questions.count)
    let output = usages.reduce(0) { $0 + $1.output } / max(1, questions.count)
    return RunEstimate(
      model: judge.name, requests: replies * scoring.requestsPerReply,
      usage: TokenUsage(input: replies * input, output: replies * output))
  }
}

extension [Message] {
  /// A few tokens of each message say whose it is.
  private static var tokensPerMessage: Int { 4 }

  /// About; a token has about four bytes.
  var tokens: Int { reduce(0) { $0 + $1.content.utf8.count / 4 + Self.tokensPerMessage } }
}
