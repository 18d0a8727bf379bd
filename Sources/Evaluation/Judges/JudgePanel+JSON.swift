package import Lineage
import Statistics

extension JudgePanel {
  /// Part of `stemma/eval/1` and `stemma/report/1`.
  package var json: JSONValue {
    .members([
      "suite": .string(suite), "context": .string(context), "opinions": .array(opinions.map(\.json)),
      "agreement": agreement?.json,
      "calibrations": calibrations.isEmpty ? nil : .array(calibrations.map(\.json)),
    ])
  }
}

extension JudgeAgreement {
  fileprivate var json: JSONValue {
    .members([
      "outcomes": outcomes.map(JSONValue.number), "scores": scores.map(JSONValue.number),
      "replies": JSONValue(compared), "scored": JSONValue(scored), "unrated": JSONValue(unrated),
    ])
  }
}

extension JudgePanel.Calibrated {
  fileprivate var json: JSONValue {
    .members([
      "judge": .string(judge), "sensitivity": calibration.sensitivity?.json,
      "specificity": calibration.specificity?.json, "dropped": JSONValue(calibration.dropped),
    ])
  }
}

extension Prevalence.Count {
  fileprivate var json: JSONValue {
    let limits = exactLimits
    return [
      "rate": .number(rate), "low": .number(limits.low), "high": .number(limits.high), "replies": .number(trials),
    ]
  }
}

extension JudgePanel.Opinion {
  fileprivate var json: JSONValue {
    let rates = replies.rates
    return .members([
      "judge": .string(judge), "model": .string(model), "rate": rates?.filtered.map(JSONValue.number),
      "all": rates.map { .number($0.intentionToTreat) },
      "corrected": corrected.map {
        ["rate": .number($0.estimate), "low": .number($0.interval.low), "high": .number($0.interval.high)]
      },
      "sensitivity": .array(replies.sensitivity.map(\.json)),
    ])
  }
}

extension JudgedReplies.Row {
  fileprivate var json: JSONValue {
    let dropped = rates.dropped.map { ($0.key.rawValue, JSONValue.number($0.value)) }
    return .members([
      "threshold": .number(threshold), "coherence": coherence.map(JSONValue.number),
      "rate": rates.filtered.map(JSONValue.number), "all": .number(rates.intentionToTreat),
      "dropped": .object(Dictionary(dropped) { first, _ in first }),
    ])
  }
}
