import Evaluation
import Lineage

extension TraitVerdict {
  static let sarifPrefix = "measured/"

  /// The rule id under which the outcome is reported; nil where there is nothing to report: nothing found, or a
  /// screened trait that was not raised.
  var sarifRule: String? {
    switch outcome {
    case .notDetected: nil
    case .inherited, .elevated: Self.sarifPrefix + outcome.rawValue
    case .differs, .inconclusive, .void: family == .confirmatory ? Self.sarifPrefix + outcome.rawValue : nil
    }
  }

  var sarifLevel: SARIFLevel {
    switch outcome {
    case .inherited, .elevated: .error
    case .differs, .inconclusive, .void: .warning
    case .notDetected: .note
    }
  }

  /// The trait as a SARIF result, where it is one.
  func sarifResult(place: String?) -> JSONValue? {
    guard let rule = sarifRule else { return nil }
    return .members([
      "ruleId": .string(rule),
      "level": .string(sarifLevel.rawValue),
      "message": SARIFText.message("\(trait): \(outcomeWords). \(explanation)"),
      "locations": .array([SARIFLocation(place: place, artifact: candidate.name).json]),
      "partialFingerprints": .members([
        "stemmaTrait/v1": .string(Fingerprint.of([trait, suite, context, candidate.name]))
      ]),
      "properties": json,
    ])
  }
}
