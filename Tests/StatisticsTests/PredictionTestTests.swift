import Testing

@testable import Statistics

@Suite("One candidate against K controls")
struct PredictionTestTests {
  @Test("every figure agrees with scipy to 1e-11", arguments: PredictionReference.cases)
  func reference(candidate: Double, controls: [Double], expected: [Double]) throws {
    let test = try #require(PredictionTest(candidate: candidate, controls: controls))
    let interval = test.interval(confidence: 0.95)
    let found = [
      expected[0], test.difference, test.standardError, test.pAbove(margin: expected[0]), test.upperLimit(alpha: 0.05),
      test.lowerLimit(alpha: 0.05), interval.low, interval.high,
    ]
    for (a, b) in zip(found, expected) { #expect(isClose(a, b)) }
    #expect(test.degreesOfFreedom == Double(controls.count - 1))
  }

  @Test("the p and the limits say the same: p ≤ α exactly when the lower limit reaches the margin")
  func duality() throws {
    let test = try #require(PredictionTest(candidate: 0.4, controls: [0.1, 0.12, 0.19, 0.14]))
    for alpha in [0.001, 0.01, 0.05, 0.3] {
      let limit = test.lowerLimit(alpha: alpha)
      #expect(isClose(test.pAbove(margin: limit), alpha, 1e-9))
      #expect(test.pAbove(margin: limit - 0.01) < alpha && test.pAbove(margin: limit + 0.01) > alpha)
    }
  }

  @Test("controls that all show zero get the width of the floor")
  func floor() throws {
    let floor = BetaDistribution.jeffreysVariance(rate: 0, trials: 1000)
    let test = try #require(PredictionTest(candidate: 0, controls: [0, 0, 0, 0], varianceFloor: floor))
    #expect(test.controlDeviation == floor.squareRoot())
    #expect(isClose(test.standardError, (floor * 1.25).squareRoot()))
    #expect(test.upperLimit(alpha: 0.05) > 0)
    let wide = try #require(PredictionTest(candidate: 0, controls: [0, 1], varianceFloor: floor))
    #expect(isClose(wide.controlDeviation * wide.controlDeviation, 0.5))
  }

  @Test("without any spread the answer is certain")
  func certain() throws {
    let test = try #require(PredictionTest(candidate: 0.3, controls: [0.1, 0.1, 0.1]))
    #expect(test.standardError == 0)
    #expect(test.pAbove(margin: 0.05) == 0 && test.pAbove(margin: 0.5) == 1)
    #expect(test.upperLimit(alpha: 0.05) == test.difference && test.lowerLimit(alpha: 0) == test.difference)
    #expect(test.nullPassProbability(margin: 0.05, alpha: 0.05) == 1)
    #expect(test.nullPassProbability(margin: 0, alpha: 0.05) == 0)
    #expect(test.controlsNeeded(margin: 0.05, alpha: 0.05) == 2)
  }

  @Test("a margin that is not a number rejects nothing, and an infinite one everything or nothing")
  func oddMargins() throws {
    let test = try #require(PredictionTest(candidate: 0.3, controls: [0.1, 0.2, 0.15]))
    #expect(test.pAbove(margin: .nan).isNaN)
    #expect(test.pAbove(margin: .infinity) == 1 && test.pAbove(margin: -.infinity) < 1e-100)
    #expect(test.upperLimit(alpha: .nan).isNaN && test.upperLimit(alpha: 0) == .infinity)
  }

  @Test("numbers that are not finite, a negative floor and fewer than two controls are refused")
  func refused() {
    #expect(PredictionTest(candidate: 1, controls: []) == nil)
    #expect(PredictionTest(candidate: 1, controls: [1]) == nil)
    #expect(PredictionTest(candidate: .nan, controls: [1, 2]) == nil)
    #expect(PredictionTest(candidate: 1, controls: [1, .infinity]) == nil)
    #expect(PredictionTest(candidate: 1, controls: [1, 2], varianceFloor: -1) == nil)
    #expect(PredictionTest(candidate: 1, controls: [1, 2], varianceFloor: .nan) == nil)
    #expect(PredictionTest(candidate: 1e308, controls: [-1e308, 1e308, -1e308]) == nil)
  }
}
