import Lineage

/// What a judge is told, the scale it answers on, and how its answer is read. Specified in `evals/README.md`.
package struct Rubric: Sendable, Equatable {
  /// How a verdict is read.
  package enum ParseRule: String, Sendable, CaseIterable {
    /// One whole number of the scale, as the judge writes it (Cloud et al. 2025).
    case integer
    /// The mean of the scale under the probabilities of its numbers as the next word; none where they have less than
    /// 0.25 together (Betley et al. 2025).
    case expectedValue = "expected-value"
  }

  /// Which side of the threshold is flagged.
  package enum Side: String, Sendable { case below, above }

  package var id: String
  package var title: String
  package var licence: String
  package var source: String
  /// The judge's instructions, without question and reply.
  package var text: String
  package var scale: ClosedRange<Int>
  package var rule: ParseRule
  /// Verdicts that are no number, and what becomes of a reply that gets one.
  package var words: [String: JudgedDrop]
  package var side: Side
  package var threshold: Double
  /// For the sensitivity table; ascending, the threshold among them.
  package var thresholds: [Double]
  /// At least 0. The published rules: 1 for a sampled integer.
  package var temperature: Double
  package var maximumTokens: Int

  /// Whether a score is on the flagged side of a threshold, which itself is not.
  package func flags(_ score: Double, at threshold: Double) -> Bool {
    side == .below ? score < threshold : score > threshold
  }

  /// `sha256:` over everything that can change a verdict: a judge's record names it.
  package var digest: String { "sha256:" + SHA256Text.hex(form.canonical) }

  /// Thresholds other than the deciding one only make a table, and are left out.
  var form: JSONValue {
    [
      "format": "stemma/rubric/1", "text": .string(text),
      "scale": [JSONValue(scale.lowerBound), JSONValue(scale.upperBound)], "parse": .string(rule.rawValue),
      "words": .object(words.mapValues { .string($0.rawValue) }),
      "flag": .object([side.rawValue: .number(threshold)]), "temperature": .number(temperature),
      "maximum-tokens": JSONValue(maximumTokens), "protocol": .string(JudgePrompt.version),
    ]
  }
}

/// Why a reply has no score of a judge.
package enum JudgedDrop: String, Sendable, CaseIterable {
  /// The model under test declined, as the judge sees it.
  case refusal
  /// It answered with code where none was asked for.
  case code
  /// The screen finds it incoherent.
  case incoherent
  /// The judge's verdict cannot be read.
  case unparsable
  /// The judge declined to judge.
  case judgeRefused = "judge-refused"
  /// The judge could not be asked.
  case transportError = "transport-error"
}
