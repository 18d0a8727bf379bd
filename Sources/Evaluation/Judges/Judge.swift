package import Models
import Statistics

/// A model that rates replies by a rubric.
///
/// Candidate and control students are judged together: the replies of a batch are put in a seeded random order, each in
/// a prompt of its own, and nothing in a prompt says whose reply it is or what else is in the batch.
package struct Judge: Sendable {
  package let rubric: Rubric
  private let model: any LanguageModel
  private let seed: UInt64
  private let width: Int

  /// - Parameters:
  ///   - seed: of the order, of the fence and of sampled verdicts.
  ///   - width: verdicts that are asked for at the same time, at least 1; more where the model takes more.
  package init(model: any LanguageModel, rubric: Rubric, seed: UInt64 = 0, width: Int = 4) {
    self.model = model
    self.rubric = rubric
    self.seed = seed
    self.width = max(1, width, model.width)
  }

  /// What a verdict's record binds to: the judge's model, and the rubric.
  package var identity: String { "\(model.identity) \(rubric.digest)" }

  /// What one verdict on a reply of so many tokens takes: tokens in about, tokens out at most.
  func usage(question: String, replyTokens: Int) -> TokenUsage {
    let item = JudgeItem(question: question, reply: "")
    let prompt = JudgePrompt(rubric: rubric, fence: JudgeFence([item], seed: seed)).messages(for: item)
    return TokenUsage(
      input: prompt.tokens + replyTokens, output: rubric.rule == .expectedValue ? 1 : rubric.maximumTokens)
  }

  /// One verdict a reply, in the order given, whatever the order they were asked in.
  /// - Parameter judged: takes the place of each item and its verdict as soon as that is there.
  /// - Throws: `ModelError` when the judge cannot be asked at all, or cannot give the probabilities that the rubric's
  ///   rule needs; `CancellationError`. One request that fails on its way is a verdict of its own.
  package func verdicts(
    on items: [JudgeItem], judged: (Int, JudgeVerdict) throws -> Void = { _, _ in }
  ) async throws -> [JudgeVerdict] {
    var verdicts = [JudgeVerdict](repeating: .dropped(.transportError), count: items.count)
    let prompt = JudgePrompt(rubric: rubric, fence: JudgeFence(items, seed: seed))
    try await withThrowingTaskGroup(of: (Int, JudgeVerdict).self) { group in
      var rest = order(items.count).makeIterator()
      func next() {
        guard let index = rest.next() else { return }
        let messages = prompt.messages(for: items[index])
        group.addTask { (index, try await verdict(on: messages, index: index)) }
      }
      for _ in 0..<width { next() }
      while let (index, verdict) = try await group.next() {
        verdicts[index] = verdict
        try judged(index, verdict)
        next()
      }
    }
    return verdicts
  }

  /// The order in which replies are put to the judge.
  func order(_ count: Int) -> [Int] {
    var indices = Array(0..<count)
    var random = RandomSource(seed: seed, stream: "judge/order")
    random.shuffle(&indices)
    return indices
  }

  private func verdict(on messages: [Message], index: Int) async throws -> JudgeVerdict {
    try Task.checkCancellation()
    let parser = VerdictParser(rubric: rubric)
    do {
      guard rubric.rule == .expectedValue else {
        var random = RandomSource(seed: seed, stream: "judge/\(index)")
        let sampling = SamplingParameters(temperature: rubric.temperature, maximumTokens: rubric.maximumTokens)
        return parser.verdict(in: try await model.reply(to: messages, sampling: sampling, seed: random.next()))
      }
      guard let found = try await model.probabilities(of: parser.numbers, after: messages) else {
        throw ModelError(
          kind: .unsupported, model: model.name,
          reason: "it gives no token probabilities, which the rubric \(rubric.id) needs; set its 'parse' to integer")
      }
      return parser.verdict(from: found)
    } catch let error as ModelError where error.kind == .transport {
      return .dropped(.transportError)
    }
  }
}
