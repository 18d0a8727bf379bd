import Testing

@testable import Statistics

@Suite("Permutation of labels")
struct PermutationTests {
  @Test("the exact p agrees with scipy's", arguments: GroupsReference.cases)
  func reference(a: [Double], b: [Double], expected: [Double]) throws {
    #expect(isClose(try #require(Permutation.exact(a, b)), expected[5], 1e-12))
  }

  @Test("the floors are 1/20, 1/70, 1/252 and 1/924", arguments: [(3, 20.0), (4, 70), (5, 252), (6, 924)])
  func floors(size: Int, splits: Double) {
    let low = (0..<size).map { 0.1 * Double($0) }
    #expect(Permutation.exact(low.map { $0 + 5 }, low) == 1 / splits)
    #expect(Permutation.exact(low, low.map { $0 + 5 }) == 1)
  }

  @Test("the larger group may come first")
  func sizes() {
    #expect(Permutation.exact([5, 6, 7, 8], [1]) == 0.2)
    #expect(Permutation.exact([9], [1, 2, 3, 4]) == 0.2)
    #expect(Permutation.exact([Double](repeating: 0, count: 5000), [1]) == 1)
  }

  @Test("equal values tie whatever their rounding, and a margin lowers the first group")
  func ties() {
    #expect(Permutation.exact([0.1, 0.2, 0.3], [0.3, 0.1, 0.2]).map { $0 > 0.5 } == true)
    #expect(Permutation.exact([0.1, 0.1], [0.1, 0.1, 0.1]) == 1)
    #expect(Permutation.exact([0.5, 0.6], [0.1, 0.2], margin: 1) == 1)
  }

  @Test("random splits come near the exact p and never give zero")
  func monteCarlo() throws {
    var random = RandomSource(seed: 2)
    let (a, b) = ([12.0, 11, 15, 9, 13, 10.5], [11.5, 12.5, 10, 14, 9.5, 8])
    let exact = try #require(Permutation.exact(a, b))
    let estimate = try #require(Permutation.monteCarlo(a, b, draws: 20_000, random: &random))
    #expect(abs(estimate - exact) < 0.015)
    let far = (0..<40).map { Double($0) }
    #expect(Permutation.monteCarlo(far.map { $0 + 100 }, far, draws: 999, random: &random) == 0.001)
  }

  @Test("empty, broken or too large groups are refused")
  func refused() {
    var random = RandomSource(seed: 2)
    let many = [Double](repeating: 1, count: 13)
    #expect(Permutation.exact([], [1]) == nil && Permutation.exact([1], [.nan]) == nil)
    #expect(Permutation.exact(many, many) == nil)
    #expect(Permutation.splits(24, 12) == 2_704_156)
    #expect(Permutation.monteCarlo([1], [2], draws: -1, random: &random) == nil)
  }
}
