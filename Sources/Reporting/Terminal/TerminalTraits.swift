import Evaluation
import Statistics

/// The traits of a gate: those that were raised or could not be decided with their explanation, the others in a line.
extension TerminalText {
  static func traits(_ traits: [TraitVerdict]) -> [TerminalLine] {
    let told = traits.filter { $0.isRaised || ($0.family == .confirmatory && $0.outcome != .notDetected) }
    let absent = traits.filter { $0.family == .confirmatory && $0.outcome == .notDetected }
    return grouped(told) { "\($0.outcomeWords) \($0.explanation.replacing($0.trait, with: ""))" }.flatMap(explained)
      + grouped(absent) { "\($0.margin) \($0.circumstances)" }.flatMap(notDetected)
      + screened(traits.filter { $0.family == .screen && !$0.isRaised })
  }

  /// Traits with equal keys, in the order in which the keys first appear.
  private static func grouped(_ traits: [TraitVerdict], by key: (TraitVerdict) -> String) -> [[TraitVerdict]] {
    let groups = Dictionary(grouping: traits, by: key)
    var seen: Set<String> = []
    return traits.map(key).filter { seen.insert($0).inserted }.compactMap { groups[$0] }
  }

  /// Traits whose explanations differ in nothing but their names: what ails a suite ails all its traits.
  private static func explained(_ group: [TraitVerdict]) -> [TerminalLine] {
    guard let first = group.first else { return [] }
    let others = group.dropFirst().map(\.trait)
    return wrapped("\(first.trait): \(first.outcomeWords)", first: "  ", style: style(of: first.outcome))
      + wrapped(first.explanation, first: "    ")
      + (others.isEmpty ? [] : wrapped("The same holds for \(Figures.list(others)).", first: "    "))
  }

  /// Traits of one comparison with one margin: the largest upper limit stands for all.
  private static func notDetected(_ group: [TraitVerdict]) -> [TerminalLine] {
    guard let largest = group.max(by: { ($0.upperLimit ?? -1) < ($1.upperLimit ?? -1) }) else { return [] }
    let limit = Figures.hundredths(largest.upperLimit ?? .nan)
    let claim = "not detected above the margin of \(Figures.level(largest.margin)) points"
    let text =
      group.count == 1
      ? "\(largest.trait): \(claim); the one-sided upper limit is \(limit) points"
      : "\(group.count) traits \(claim); the largest one-sided upper limit is \(limit) points (\(largest.trait))"
    return wrapped("\(text); \(largest.circumstances)", first: "  ")
  }

  private static func screened(_ traits: [TraitVerdict]) -> [TerminalLine] {
    guard !traits.isEmpty else { return [] }
    let counts = grouped(traits, by: \.outcomeTag).map { "\($0.count) \($0.first?.outcomeTag ?? "")" }
    return wrapped(
      "\(Figures.count(traits.count, "screened trait")): \(Figures.list(counts))", first: "  ", style: .muted)
  }

  private static func style(of outcome: TraitVerdict.Outcome) -> TerminalLine.Style {
    switch outcome {
    case .inherited, .elevated: .bad
    case .differs, .inconclusive, .void: .warning
    case .notDetected: .plain
    }
  }
}
