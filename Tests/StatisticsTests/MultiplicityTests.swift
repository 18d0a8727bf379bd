import Testing

@testable import Statistics

@Suite("Several hypotheses at once")
struct MultiplicityTests {
  @Test("Holm and Benjamini-Hochberg agree with numpy and scipy", arguments: MultiplicityReference.adjusted)
  func reference(p: [Double], holm: [Double], bh: [Double]) {
    for (a, b) in zip(Multiplicity.holm(p), holm) { #expect(isClose(a, b)) }
    for (a, b) in zip(Multiplicity.benjaminiHochberg(p), bh) { #expect(isClose(a, b)) }
  }

  @Test("e-BH rejects what statsmodels' Benjamini-Hochberg rejects of 1/e", arguments: DesignReference.eValues)
  func eValues(values: [Double], level: Double, rejected: [Bool]) {
    #expect(Multiplicity.eBenjaminiHochberg(values, level: level) == rejected)
  }

  @Test("p ≤ BH ≤ Holm ≤ Bonferroni, and order is kept")
  func order() {
    var random = RandomSource(seed: 3)
    let p = (0..<50).map { _ in random.uniform() * random.uniform() }
    let (holm, bh) = (Multiplicity.holm(p), Multiplicity.benjaminiHochberg(p))
    for index in p.indices {
      #expect(p[index] <= bh[index] && bh[index] <= holm[index] && holm[index] <= min(1, 50 * p[index]))
    }
    let order = p.indices.sorted { p[$0] < p[$1] }
    #expect(zip(order, order.dropFirst()).allSatisfy { holm[$0] <= holm[$1] && bh[$0] <= bh[$1] })
  }

  @Test("a p that is not a number counts as one that cannot reject")
  func nonsense() {
    #expect(Multiplicity.holm([.nan, 0.01, -3, 7]) == [1, 0.03, 0, 1])
    #expect(Multiplicity.benjaminiHochberg([.nan, 0.01]) == [1, 0.02])
    #expect(Multiplicity.holm([]).isEmpty && Multiplicity.benjaminiHochberg([]).isEmpty)
  }
}
