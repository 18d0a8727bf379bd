import Testing

@testable import Statistics

@Suite("The sign-flip test")
struct SignFlipTests {
  @Test("p is the share of all sign patterns that reach the sum", arguments: PairedReference.cases)
  func reference(differences: [Double], expected: [Double]) {
    #expect(Paired.exactSignFlip(differences) == expected[5])
  }

  @Test("the floor is one pattern in 2ⁿ, up to the largest exact size")
  func floor() {
    #expect(Paired.exactSignFlip([1, 2, 3]) == 0.125)
    #expect(Paired.exactSignFlip([1]) == 0.5)
    let many = (1...32).map { 0.1 * Double($0) }
    #expect(Paired.exactSignFlip(many) == 0x1p-32)
    #expect(Paired.exactSignFlip([Double](repeating: 0, count: 20)) == 1)
    #expect(Paired.exactSignFlip([1, 2, 3], margin: 5) == 1)
  }

  @Test("random patterns come near the exact p and never give zero")
  func monteCarlo() throws {
    var random = RandomSource(seed: 1)
    let differences = [0.3, 0.1, 0.0, -0.1, 0.2, 0.4, 0.15, 0.22, -0.05, 0.12, 0.33]
    let exact = try #require(Paired.exactSignFlip(differences))
    let estimate = try #require(Paired.monteCarloSignFlip(differences, draws: 20_000, random: &random))
    #expect(abs(estimate - exact) < 0.003)
    let sure = try #require(Paired.monteCarloSignFlip((1...100).map(Double.init), draws: 99, random: &random))
    #expect(sure == 0.01)
  }

  @Test("too many, none or broken differences are refused")
  func refused() {
    var random = RandomSource(seed: 1)
    #expect(Paired.exactSignFlip([]) == nil && Paired.exactSignFlip([1, .nan]) == nil)
    #expect(Paired.exactSignFlip([Double](repeating: 1, count: 41)) == nil)
    #expect(Paired.exactSignFlip([1], margin: .infinity) == nil)
    #expect(Paired.monteCarloSignFlip([1], draws: 0, random: &random) == nil)
  }
}
