import Testing

@testable import Statistics

@Suite("Shuffling")
struct RandomSourceShuffleTests {
  @Test("all orders of three come up equally often")
  func fair() {
    var random = RandomSource(seed: 8)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<12_000 {
      var values = [0, 1, 2]
      random.shuffle(&values)
      counts[values, default: 0] += 1
    }
    // χ² with 5 degrees of freedom exceeds 25.7 with probability 1e-4.
    #expect(counts.count == 6)
    #expect(counts.values.reduce(0.0) { $0 + (Double($1) - 2000) * (Double($1) - 2000) / 2000 } < 25.7)
  }

  @Test("one seed gives one order, and short arrays are left alone")
  func fixed() {
    var (a, b) = (Array(0..<20), Array(0..<20))
    var first = RandomSource(seed: 8)
    var second = RandomSource(seed: 8)
    first.shuffle(&a)
    second.shuffle(&b)
    #expect(a == b && a.sorted() == Array(0..<20) && a != Array(0..<20))
    var (none, one) = ([Int](), [5])
    first.shuffle(&none)
    first.shuffle(&one)
    #expect(none.isEmpty && one == [5])
  }
}
