package import Evaluation
package import Lineage
package import Statistics

extension TraitVerdict {
  /// A trait's verdict in the words of `stemma/gate/1`; what was not measured is left out.
  package var json: JSONValue {
    .members(decision.merging(measurements) { first, _ in first })
  }

  private var decision: [String: JSONValue?] {
    [
      "trait": .string(trait),
      "suite": .string(suite),
      "context": .string(context),
      "family": .string(family.rawValue),
      "estimand": .string(estimand.rawValue),
      "verdict": .string(outcome.rawValue),
      "reason": .text(reason?.rawValue),
      "explanation": .string(explanation),
      "p": .finite(p),
      "adjustedP": .finite(adjustedP),
      "alpha": .finite(alpha),
      "margin": .finite(margin),
      "scope": .string(scope.rawValue),
    ]
  }

  private var measurements: [String: JSONValue?] {
    [
      "candidate": .finite(candidate.rate),
      "candidateMass": .finite(candidate.mass),
      "controls": .members(["n": JSONValue(controls.count), "mean": .finite(controlMean)]),
      "students": students.isEmpty
        ? nil : .members(["n": JSONValue(students.count + 1), "mean": .finite(armMean)]),
      "assumption": .text(assumption),
      "base": .finite(base?.rate),
      "teacher": .finite(teacher?.rate),
      "positive": .finite(positive?.rate),
      "difference": differenceJSON,
      "upperLimit": .finite(upperLimit),
      "questionInterval": questionInterval.map(\.json),
      "nullPassProbability": .finite(nullPassProbability),
      "questions": JSONValue(questions),
      "bank": bank.map { JSONValue($0) },
      "replies": JSONValue(replies),
      "exact": .bool(exact),
    ]
  }

  private var differenceJSON: JSONValue? {
    guard let estimate = JSONValue.finite(difference) else { return nil }
    guard case .object(var members) = differenceInterval?.json ?? .object([:]) else { return nil }
    members["estimate"] = estimate
    return .object(members)
  }
}

extension Interval {
  /// `{"low", "high", "confidence"}`.
  package var json: JSONValue {
    .members(["low": .finite(low), "high": .finite(high), "confidence": .finite(confidence)])
  }
}
