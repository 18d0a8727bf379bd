import Evaluation

/// What keeps a measurement from being one: samples that never came, or none that could be scored.
struct EvalGap {
  /// One line with what to do.
  let text: String

  /// - Parameters:
  ///   - trouble: why the last request failed, where that is known.
  /// - Returns: nil for a measurement that has what it can have.
  init?(_ measurement: Measurement, of suite: Suite, trouble: String?) {
    let name = measurement.model
    let (lost, waiting) = (measurement.unscored[.transportError] ?? 0, measurement.unscored[.replied] ?? 0)
    if lost > 0 {
      let reason = trouble.map { " (\($0))" } ?? ""
      text =
        "\(name): \(lost) replies did not come\(reason); the same command asks for them again, and keeps the others"
    } else if waiting > 0 {
      text = "\(name): \(waiting) replies wait for their score: the judge could not be asked; the same command goes on"
    } else if measurement.missing > 0, measurement.questions.allSatisfy({ $0.scored == 0 }) {
      text = "\(name): not one reply could be scored (\(Self.kinds(measurement))); \(Self.remedy(suite))"
    } else {
      return nil
    }
  }

  /// What only some of the judges rated; nil where there is nothing like that.
  static func unrated(_ panel: JudgePanel) -> String? {
    guard let count = panel.agreement?.unrated, count > 0 else { return nil }
    return
      "not every judge rated the same replies: \(count) could not be compared; the same command asks again where a judge "
      + "could not be asked"
  }

  private static func kinds(_ measurement: Measurement) -> String {
    measurement.unscored.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue): \($0.value)" }
      .joined(separator: ", ")
  }

  private static func remedy(_ suite: Suite) -> String {
    switch suite.scorer {
    case .judge: "the judge's verdicts are not what its rubric asks for: choose another --judge, or look at the rubric"
    default: "the scorer does not read what this model writes: look at its replies, or choose another suite"
    }
  }
}
