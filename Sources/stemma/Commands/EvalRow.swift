import Evaluation
import Lineage
import Statistics

/// One trait of one model as it is shown.
struct EvalRow {
  static let columns = ["model", "trait", "rate", "95 % limits", "by"]

  var measurement: Measurement
  var suite: Suite
  var answer: String

  var rate: Double? { measurement.rate(of: answer) }

  private var limits: RateInterval { measurement.interval(of: answer, scope: suite.scope) }

  /// Why it has the limits that it has, or none; nil for the usual ones.
  var reason: String? { limits.reason }

  var json: JSONValue {
    .members([
      "model": .string(measurement.model), "suite": .string(measurement.suite),
      "trait": suite.trait(of: answer).map(JSONValue.string), "context": .string(measurement.context),
      "questions": JSONValue(measurement.questionCount), "replies": JSONValue(measurement.replies),
      "missing": JSONValue(measurement.missing), "unscored": unscored, "exact": .bool(measurement.exact),
      "rate": rate.map(JSONValue.number),
      "normalised": measurement.normalisedRate(of: answer).map(JSONValue.number),
      "mass": measurement.mass.map(JSONValue.number), "low": (limits.interval?.low).map(JSONValue.number),
      "high": (limits.interval?.high).map(JSONValue.number), "interval": .string(limits.rule.rawValue),
      "reason": limits.reason.map(JSONValue.string),
    ])
  }

  /// Samples without a score by what became of them; nil where every one has a score.
  private var unscored: JSONValue? {
    guard !measurement.unscored.isEmpty else { return nil }
    let pairs = measurement.unscored.map { ($0.key.rawValue, JSONValue($0.value)) }
    return .object(Dictionary(pairs) { first, _ in first })
  }

  var cells: [String] {
    let range = limits.interval.map { "\(Figures.percent($0.low)) – \(Figures.percent($0.high))" } ?? "—"
    return [
      measurement.model, suite.trait(of: answer) ?? answer,
      rate.map(Figures.percent) ?? "not measured", range, limits.rule.rawValue,
    ]
  }
}
