package import Models

/// Rates replies by the rubric and the screen of a suite, with one judge.
package struct JudgeScoring: Sendable {
  /// What the judge makes of one reply.
  package struct Verdicts: Sendable, Equatable {
    package var verdict: JudgeVerdict
    /// By the screen; nil where there is none.
    package var screened: JudgeVerdict?

    package init(verdict: JudgeVerdict, screened: JudgeVerdict? = nil) {
      self.verdict = verdict
      self.screened = screened
    }
  }

  private let judges: [Judge]

  /// - Parameters:
  ///   - seed: of the order, of the fence and of sampled verdicts.
  ///   - width: verdicts that are asked for at the same time, at least 1.
  package init(rule: JudgeRule, model: any LanguageModel, seed: UInt64 = 0, width: Int = 4) {
    judges = ([rule.rubric] + [rule.screen].compactMap(\.self)).map {
      Judge(model: model, rubric: $0, seed: seed, width: width)
    }
  }

  /// What the record of a verdict binds to: the judge's model with the digest of each rubric.
  package var identity: String { judges.map(\.identity).joined(separator: ", ") }

  /// The rubric and the screen are asked about separately.
  var requestsPerReply: Int { judges.count }

  /// What rating one reply of so many tokens takes: tokens in about, tokens out at most.
  func usage(question: String, replyTokens: Int) -> TokenUsage {
    judges.map { $0.usage(question: question, replyTokens: replyTokens) }.reduce(TokenUsage(input: 0, output: 0)) {
      TokenUsage(input: $0.input + $1.input, output: $0.output + $1.output)
    }
  }

  /// The verdicts on each reply, in the order given. Give the replies of candidate and control students together: they are
  /// judged blind, in one shuffled batch.
  /// - Throws: as `Judge.verdicts` does.
  package func verdicts(on items: [JudgeItem]) async throws -> [Verdicts] {
    var columns: [[JudgeVerdict]] = []
    for judge in judges { columns.append(try await judge.verdicts(on: items)) }
    return items.indices.map { index in
      Verdicts(verdict: columns[0][index], screened: columns.count > 1 ? columns[1][index] : nil)
    }
  }
}
