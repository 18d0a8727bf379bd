import Testing

@testable import Statistics

@Suite("Intervals for proportions")
struct ProportionTests {
  @Test("Wilson's limits agree with 120-digit arithmetic to 1e-12", arguments: ProportionReference.intervals)
  func wilson(row: [Double]) {
    let interval = Proportion.wilson(successes: Int(row[0]), trials: Int(row[1]), confidence: row[2])
    #expect(isClose(interval.low, row[3], 1e-12) && isClose(interval.high, row[4], 1e-12))
    #expect(interval.confidence == row[2])
  }

  @Test("Clopper and Pearson's limits agree with scipy to 1e-10", arguments: ProportionReference.intervals)
  func clopperPearson(row: [Double]) {
    let interval = Proportion.clopperPearson(successes: Int(row[0]), trials: Int(row[1]), confidence: row[2])
    #expect(isClose(interval.low, row[5], 1e-10) && isClose(interval.high, row[6], 1e-10))
  }

  @Test("published figures come out")
  func published() {
    #expect(abs(Proportion.wilson(successes: 0, trials: 1600, confidence: 0.95).high - 0.0024) < 5e-5)
    // 9.85 % misaligned replies of one judge.
    let judged = Proportion.wilson(successes: 39, trials: 396, confidence: 0.95)
    #expect(abs(39.0 / 396 - 0.0985) < 5e-5 && judged.contains(0.0985))
    // Half-width of 49 % of 76,843: ±0.35 points, published as ±0.4.
    let wide = Proportion.wilson(successes: 37_653, trials: 76_843, confidence: 0.95)
    #expect(abs((wide.high - wide.low) / 2 - 0.0035) < 5e-5)
    // None of 50: at most 5.8 % one-sided; 300 questions for a bound of one point.
    #expect(abs(Proportion.clopperPearson(successes: 0, trials: 50, confidence: 0.9).high - 0.058) < 5e-4)
    #expect(Proportion.clopperPearson(successes: 0, trials: 300, confidence: 0.9).high < 0.01)
  }

  @Test(
    "the exact interval covers Wilson's estimate and both mirror", arguments: [(0, 7), (3, 7), (70, 140), (140, 140)])
  func mirror(successes: Int, trials: Int) {
    for method in [Proportion.wilson, Proportion.clopperPearson] {
      let a = method(successes, trials, 0.95)
      let b = method(trials - successes, trials, 0.95)
      #expect(abs(a.low - (1 - b.high)) < 1e-14 && abs(a.high - (1 - b.low)) < 1e-14)
      #expect(a.contains(Double(successes) / Double(trials)))
    }
  }

  @Test(
    "impossible counts and levels say nothing",
    arguments: [(0, 0, 0.95), (-1, 5, 0.95), (6, 5, 0.95), (1, 5, 1), (1, 5, -0.1), (1, 5, .nan), (.max, .min, 0.9)])
  func impossible(successes: Int, trials: Int, confidence: Double) {
    let wilson = Proportion.wilson(successes: successes, trials: trials, confidence: confidence)
    let exact = Proportion.clopperPearson(successes: successes, trials: trials, confidence: confidence)
    let newcombe = Proportion.newcombe((successes, trials), minus: (1, 2), confidence: confidence)
    #expect(wilson.low == 0 && wilson.high == 1 && exact.low == 0 && exact.high == 1)
    #expect(newcombe.low == -1 && newcombe.high == 1)
  }

  @Test("the largest counts do not trap")
  func largest() {
    let interval = Proportion.wilson(successes: .max, trials: .max, confidence: 0.95)
    #expect(interval.high == 1 && interval.low > 0.999)
  }
}
