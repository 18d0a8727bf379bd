import Testing

@testable import Statistics

@Suite("Evidence that may be read at any moment")
struct SequenceTests {
  @Test("the limits agree with a dense grid evaluated by the paper's formulas", arguments: SequenceReference.sequences)
  func reference(values: [Double], bank: Int?, low: Double, high: Double) throws {
    var sequence = try #require(BettingSequence(confidence: 0.95, bankSize: bank))
    let taken = values.count { sequence.add($0) }
    #expect(taken == values.count)
    // The grid believes its outermost point; the limit lies up to one step outside it.
    #expect(sequence.interval.low <= low + 1e-9 && sequence.interval.low > low - 0.0006)
    #expect(sequence.interval.high >= high - 1e-9 && sequence.interval.high < high + 0.0006)
  }

  @Test("the limits never widen, and a whole bank is known exactly")
  func bank() throws {
    var random = RandomSource(seed: 5)
    let values = (0..<40).map { _ in random.uniform() }
    var sequence = try #require(BettingSequence(confidence: 0.9, bankSize: 40))
    var last = sequence.interval
    for value in values {
      sequence.add(value)
      #expect(sequence.interval.low >= last.low && sequence.interval.high <= last.high)
      last = sequence.interval
    }
    let mean = values.reduce(0, +) / 40
    #expect(last.low <= mean + 1e-9 && last.high >= mean - 1e-9 && last.high - last.low < 1e-6)
    let more = sequence.add(0.5)
    #expect(!more)
  }

  @Test("the true mean stays inside at every moment about as often as promised, under optional stopping")
  func coverage() throws {
    var missed = 0
    for seed in 0..<200 {
      var random = RandomSource(seed: UInt64(seed), stream: "coverage")
      var sequence = try #require(BettingSequence(confidence: 0.9))
      for _ in 0..<60 { sequence.add(random.uniform() < 0.3 ? 1 : 0) }
      if !sequence.interval.contains(0.3) { missed += 1 }
    }
    // At most 20 are expected; 35 would have a probability of one in two thousand.
    #expect(missed < 35)
  }

  @Test("values that are no share are refused, and so are impossible settings")
  func nonsense() throws {
    var sequence = try #require(BettingSequence(confidence: 0.95))
    let taken = [.nan, -0.1, 1.1].count { sequence.add($0) }
    #expect(taken == 0 && sequence.count == 0)
    #expect(BettingSequence(confidence: 1) == nil && BettingSequence(confidence: 0.5, bankSize: 0) == nil)
    #expect(EProcess(null: 1) == nil && EProcess(null: -0.1) == nil && EProcess(null: 0.2, alpha: 0) == nil)
  }

  @Test("an e-process agrees with its definition, every bet made anew", arguments: DesignReference.evidence)
  func evidence(values: [Double], null: Double, alpha: Double, last: Double, highest: Double) throws {
    var process = try #require(EProcess(null: null, alpha: alpha))
    for value in values { process.add(value) }
    #expect(abs(process.logE - last) < 1e-9 && abs(process.highestLogE - highest) < 1e-9)
  }

  @Test("an e-process grows against a null that is false and rarely reaches 20 under one that is true")
  func eProcess() throws {
    var (false20, reached) = (0, 0)
    for seed in 0..<300 {
      var random = RandomSource(seed: UInt64(seed), stream: "e")
      var truth = try #require(EProcess(null: 0.3))
      var wrong = truth
      for _ in 0..<200 {
        truth.add(random.uniform() < 0.3 ? 1 : 0)
        wrong.add(random.uniform() < 0.5 ? 1 : 0)
      }
      if truth.highestLogE >= 2.9957 { false20 += 1 }
      if wrong.highestLogE >= 2.9957 { reached += 1 }
    }
    // Expected at most 15; 30 would have a probability below one in two thousand.
    #expect(false20 < 30 && reached > 270)
  }

  @Test("e-BH rejects as its definition over all cuts says, and never more for smaller e-values")
  func eBenjaminiHochberg() {
    var random = RandomSource(seed: 9)
    for _ in 0..<200 {
      let values = (0..<12).map { _ in 1 / (random.uniform() + 0.001) }
      let rejected = Multiplicity.eBenjaminiHochberg(values, level: 0.1)
      let best = (0...12).last { count in values.count { $0 * Double(count) >= 120 } >= count } ?? 0
      #expect(rejected.count { $0 } == best)
      if let least = zip(values, rejected).filter(\.1).map(\.0).min() {
        #expect(zip(values, rejected).allSatisfy { $0.1 || $0.0 <= least })
      }
    }
    #expect(Multiplicity.eBenjaminiHochberg([.nan, -1, 1e9], level: 0.05) == [false, false, true])
    #expect(Multiplicity.eBenjaminiHochberg([100], level: 0) == [false])
  }
}
