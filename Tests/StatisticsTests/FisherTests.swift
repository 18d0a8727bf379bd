import Testing

@testable import Statistics

@Suite("Fisher's method")
struct FisherTests {
  @Test(
    "the log of the combined p agrees with 120-digit arithmetic to 1e-11", arguments: MultiplicityReference.combined)
  func reference(p: [Double], log: Double) throws {
    #expect(isClose(try #require(Fisher.logCombined(p)), log))
  }

  @Test("logarithms below the smallest number combine, zero gives −infinity and ones give zero")
  func edges() throws {
    let tiny = try #require(Fisher.logCombined(logarithms: [-5000, -7000]))
    #expect(tiny > -12_000 && tiny < -11_900)
    #expect(Fisher.logCombined([0, 0.5]) == -.infinity && Fisher.logCombined([1, 1]) == 0)
    #expect(Fisher.logCombined([]) == nil && Fisher.logCombined([1.5]) == nil && Fisher.logCombined([.nan]) == nil)
    #expect(Fisher.logCombined(logarithms: [0.1]) == nil)
  }
}
