import Statistics

/// Estimands E2 and E3: students of one recipe against control students, with the corners that missing replies leave open.
struct RecipeTest {
  let point: ArmsTest
  /// The smallest difference and the largest spread; `point` where nothing is missing.
  let least: ArmsTest
  /// The largest difference and the largest spread.
  let greatest: ArmsTest

  /// - Returns: nil below two students in an arm.
  init?(students: [Estimate], controls: [Estimate]) {
    let floors = (students.varianceFloor, controls.varianceFloor)
    guard let point = ArmsTest(students: students.map(\.value), controls: controls.map(\.value), floors: floors) else {
      return nil
    }
    self.point = point
    guard !(students + controls).allSatisfy(\.isComplete) else {
      least = point
      greatest = point
      return
    }
    let worst = (Self.worst(students, floors.0), Self.worst(controls, floors.1))
    least = ArmsTest(students: students.map(\.low), controls: controls.map(\.high), floors: worst) ?? point
    greatest = ArmsTest(students: students.map(\.high), controls: controls.map(\.low), floors: worst) ?? point
  }

  private static func worst(_ arm: [Estimate], _ floor: Double) -> Double {
    let spread = arm.largestDeviation(Summary.standardDeviation(arm.map(\.value)) ?? 0)
    return max(floor, spread * spread)
  }
}
