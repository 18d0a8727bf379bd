import FoundationEssentials
import Testing

@testable import Statistics

@Suite("Test results")
struct TestResultTests {
  @Test("certain results can be written as JSON and read back", arguments: [-2.0, 0, 2])
  func certain(excess: Double) throws {
    let result = TestResult(excess: excess, standardError: 0, degreesOfFreedom: 4)
    let copy = try JSONDecoder().decode(TestResult.self, from: JSONEncoder().encode(result))
    #expect(copy == result && result.p == (excess > 0 ? 0 : 1))
  }

  @Test("an infinite excess is finite as a statistic")
  func infinite() {
    let result = TestResult(excess: .infinity, standardError: 1, degreesOfFreedom: 400)
    #expect(result.statistic == .greatestFiniteMagnitude && result.p == 0)
    #expect(TestResult(excess: .nan, standardError: 0, degreesOfFreedom: 4).p.isNaN)
  }
}
