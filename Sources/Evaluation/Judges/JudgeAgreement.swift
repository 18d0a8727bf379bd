import Statistics

/// How far two judges agree on the same replies beyond chance, by Krippendorff's α (see `Agreement`).
package struct JudgeAgreement: Sendable, Equatable {
  /// Over the scores, differences squared; nil where nothing can be compared, or all scores are the same.
  package var scores: Double?
  /// Over what the replies count as: hit, miss, or dropped; nil likewise.
  package var outcomes: Double?
  /// Replies that both judges gave a score.
  package var scored: Int

  /// - Parameters:
  ///   - first: one verdict a reply.
  ///   - second: the other judge's, on the same replies; what is longer is not compared.
  package init(_ first: [JudgeVerdict], _ second: [JudgeVerdict], rubric: Rubric) {
    let pairs = Array(zip(first, second))
    let both = pairs.compactMap { first, second -> [Double]? in
      guard case .score(let one) = first, case .score(let other) = second else { return nil }
      return [one, other]
    }
    scored = both.count
    scores = Agreement.krippendorff(both, scale: .interval)
    outcomes = Agreement.krippendorff(pairs.map { [Self.code($0, rubric), Self.code($1, rubric)] }, scale: .nominal)
  }

  private static func code(_ verdict: JudgeVerdict, _ rubric: Rubric) -> Double {
    guard case .score(let score) = verdict else { return 2 }
    return rubric.flags(score, at: rubric.threshold) ? 1 : 0
  }
}
