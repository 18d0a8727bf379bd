import Testing

@testable import Statistics

@Suite("What a design with K controls can decide")
struct PredictionTestDesignTests {
  @Test(
    "a null's chance to pass agrees with scipy's noncentral t and quadrature", arguments: PredictionReference.nullPass)
  func nullPass(row: [Double]) throws {
    // Controls with standard deviation exactly 1 or, with a floor, one that the floor makes 1.
    let count = Int(row[0])
    let deviation = row[3] == 1 ? 0.5 : 1
    let raw = (0..<count).map { Double($0) }
    let spread = try #require(Summary.standardDeviation(raw))
    let controls = raw.map { $0 / spread * deviation }
    let test = try #require(PredictionTest(candidate: 3, controls: controls, varianceFloor: row[3] * row[3]))
    #expect(abs(test.nullPassProbability(margin: row[1], alpha: row[2]) - row[4]) < 1e-9)
  }

  @Test("a null's chance to pass agrees with simulation")
  func simulated() throws {
    var random = RandomSource(seed: 5, stream: "null")
    let first = try #require(PredictionTest(candidate: 0, controls: [-1, 0, 1]))
    let passes = (0..<4000).count { _ in
      let controls = (0..<3).map { _ in random.normal() }
      let test = PredictionTest(candidate: random.normal(), controls: controls)
      return (test?.upperLimit(alpha: 0.05) ?? .infinity) < 4
    }
    let interval = Proportion.clopperPearson(successes: passes, trials: 4000, confidence: 0.999)
    #expect(interval.contains(first.nullPassProbability(margin: 4, alpha: 0.05)))
  }

  @Test("an impossible level is not a number")
  func nonsense() throws {
    let test = try #require(PredictionTest(candidate: 0, controls: [-1, 0, 1]))
    for alpha in [0, 1, -1, .nan] {
      #expect(test.nullPassProbability(margin: 1, alpha: alpha).isNaN)
      #expect(test.controlsNeeded(margin: 1, alpha: alpha) == nil)
    }
    #expect(test.nullPassProbability(margin: .infinity, alpha: 0.05) == 1)
    #expect(test.nullPassProbability(margin: .nan, alpha: 0.05).isNaN)
  }

  @Test("the number of controls needed is the first that decides")
  func controlsNeeded() throws {
    let test = try #require(PredictionTest(candidate: 0.15, controls: [0.1, 0.12, 0.14]))
    let needed = try #require(test.controlsNeeded(margin: 0.08, alpha: 0.05))
    let gap = 0.08 - test.difference
    func reach(_ count: Int) -> Double {
      StudentT(degreesOfFreedom: Double(count - 1)).quantile(0.95) * 0.02 * (1 + 1 / Double(count)).squareRoot()
    }
    #expect(reach(needed) < gap && reach(needed - 1) >= gap)
    #expect(test.controlsNeeded(margin: 0.06, alpha: 0.05) == nil)
  }
}
