import Testing

@testable import Statistics

@Suite("Two arms of students")
struct ArmsTestTests {
  @Test("Welch's part and the permutation's agree with scipy", arguments: GroupsReference.cases)
  func reference(a: [Double], b: [Double], expected: [Double]) throws {
    let test = try #require(ArmsTest(students: a, controls: b))
    #expect(abs(test.degreesOfFreedom - expected[1]) < 1e-6 * expected[1])
    #expect(abs(test.welchAbove(margin: 0) - expected[2]) < 1e-6)
    let limits = test.interval(confidence: 0.95)
    #expect(abs(limits.low - expected[3]) < 1e-6 && abs(limits.high - expected[4]) < 1e-6)
    #expect(abs(test.pAbove(margin: 0) - max(expected[2], expected[5])) < 1e-6)
  }

  @Test("p above the margin falls and p below it rises as the margin falls away from the difference")
  func margins() throws {
    let test = try #require(
      ArmsTest(students: [0.3, 0.32, 0.28, 0.35, 0.31], controls: [0.1, 0.12, 0.09, 0.11, 0.13]))
    let margins = [0.0, 0.1, 0.2, 0.3, 0.4]
    let above = margins.map { test.pAbove(margin: $0) }
    let below = margins.map { test.pBelow(margin: $0) }
    #expect(above == above.sorted() && below == below.sorted(by: >))
    #expect(abs(above[0] - 1.0 / 252) < 1e-12 && abs(below[4] - 1.0 / 252) < 1e-12)
    #expect(test.upperLimit(alpha: 0.05) > test.difference)
  }

  @Test("a floor under the variance keeps equal students from being certain")
  func floors() throws {
    let flat = [0.0, 0, 0, 0, 0]
    let bare = try #require(ArmsTest(students: flat, controls: flat))
    #expect(bare.standardError == 0)
    let floored = try #require(ArmsTest(students: flat, controls: flat, floors: (1e-4, 1e-4)))
    #expect(floored.standardError > 0 && floored.interval(confidence: 0.95).low < 0)
    #expect(abs(floored.degreesOfFreedom - 8) < 1e-9)
  }

  @Test("arms too large to count are drawn at random, the same each time")
  func large() throws {
    var random = RandomSource(seed: 2)
    let (a, b) = ((0..<15).map { _ in random.normal() + 2 }, (0..<15).map { _ in random.normal() })
    let test = try #require(ArmsTest(students: a, controls: b))
    #expect(test.pAbove(margin: 0) == test.pAbove(margin: 0))
    #expect(test.pAbove(margin: 0) >= 1 / Double(ArmsTest.draws + 1) && test.pAbove(margin: 0) < 0.01)
  }

  @Test("fewer than two students in an arm, or numbers that are none, make no test")
  func refusals() {
    #expect(ArmsTest(students: [1], controls: [1, 2]) == nil)
    #expect(ArmsTest(students: [1, .nan], controls: [1, 2]) == nil)
    #expect(ArmsTest(students: [1, 2], controls: [1, 2], floors: (-1, 0)) == nil)
  }
}
