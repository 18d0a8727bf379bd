import Statistics

/// Estimand E1: a model against control students, with the corners that missing replies leave open.
struct CheckpointTest {
  let point: PredictionTest
  /// The smallest difference and the largest spread that the missing replies allow; `point` where nothing is missing.
  let least: PredictionTest
  /// The largest difference and the largest spread.
  let greatest: PredictionTest

  /// - Returns: nil below two controls.
  init?(model: Estimate, controls: [Estimate]) {
    let floor = controls.varianceFloor
    guard let point = PredictionTest(candidate: model.value, controls: controls.map(\.value), varianceFloor: floor)
    else { return nil }
    self.point = point
    guard !model.isComplete || !controls.allSatisfy(\.isComplete) else {
      least = point
      greatest = point
      return
    }
    let spread = controls.largestDeviation(Summary.standardDeviation(controls.map(\.value)) ?? 0)
    let worst = max(floor, spread * spread)
    least = PredictionTest(candidate: model.low, controls: controls.map(\.high), varianceFloor: worst) ?? point
    greatest = PredictionTest(candidate: model.high, controls: controls.map(\.low), varianceFloor: worst) ?? point
  }

  /// The same for the rates of an answer; nil also when a model has no scored reply.
  init?(model: Measurement, controls: [Measurement], answer: String) {
    let rates = controls.compactMap { $0.estimate(of: answer) }
    guard rates.count == controls.count, let rate = model.estimate(of: answer) else { return nil }
    self.init(model: rate, controls: rates)
  }
}
