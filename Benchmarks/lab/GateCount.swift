import Statistics

/// How often the gate gave each answer to one kind of candidate.
struct GateCount: Sendable, Equatable {
  static let verdicts = ["passed", "inconclusive", "flagged", "void"]

  let counts: [String: Int]
  /// How often each reason made it void.
  let reasons: [String: Int]
  /// How often each trait was found.
  let found: [String: Int]

  init(_ outcomes: [GateOutcome]) {
    counts = Self.tally(outcomes.map(\.verdict))
    reasons = Self.tally(outcomes.flatMap(\.reasons))
    found = Self.tally(outcomes.flatMap(\.found))
  }

  var total: Int { counts.values.reduce(0, +) }

  /// `19/20 [0.751, 0.999]`: Clopper and Pearson's exact interval, which takes candidates for independent.
  func share(_ verdict: String) -> String {
    let interval = Proportion.clopperPearson(successes: counts[verdict] ?? 0, trials: total, confidence: 0.95)
    return "\(plain(verdict)) [\(Markdown.fixed(interval.low)), \(Markdown.fixed(interval.high))]"
  }

  func plain(_ verdict: String) -> String { "\(counts[verdict] ?? 0)/\(total)" }

  /// What was found and why it is void, most frequent first.
  var remarks: String {
    let named = [found, reasons].flatMap { tally in
      tally.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
    }
    return named.isEmpty ? "" : named.joined(separator: ", ")
  }

  private static func tally(_ words: [String]) -> [String: Int] {
    Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
