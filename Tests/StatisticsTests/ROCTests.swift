import Testing

@testable import Statistics

@Suite("Scores that tell two classes apart")
struct ROCTests {
  @Test(
    "area and error agree with scikit-learn and with DeLong's definition over all pairs", arguments: ROCReference.areas)
  func reference(positives: [Double], negatives: [Double], area: Double, error: Double) throws {
    let roc = try #require(ROC(positives: positives, negatives: negatives))
    let found = try #require(roc.standardError)
    #expect(isClose(roc.area, area) && isClose(found, error, 1e-10))
    let interval = roc.interval(confidence: 0.95)
    #expect((interval == nil) == (area == 1))
    if let interval { #expect(interval.contains(area) && interval.low > 0 && interval.high < 1) }
  }

  @Test("two scores of the same items are compared with their correlation", arguments: ROCReference.differences)
  func difference(a: [Double], b: [Double], c: [Double], d: [Double], difference: Double, error: Double) throws {
    let one = try #require(ROC(positives: a, negatives: b))
    let other = try #require(ROC(positives: c, negatives: d))
    let found = try #require(one.difference(from: other))
    #expect(abs(found.estimate - difference) < 1e-12 && isClose(found.standardError, error, 1e-10))
  }

  @Test("perfect separation has no interval, because its variance of zero says nothing")
  func extremes() throws {
    let roc = try #require(ROC(positives: [3, 4], negatives: [1, 2]))
    #expect(roc.area == 1 && roc.interval(confidence: 0.95) == nil)
    #expect(ROC(positives: [], negatives: [1]) == nil && ROC(positives: [.nan], negatives: [1]) == nil)
    let alike = try #require(ROC(positives: [1], negatives: [1]))
    #expect(alike.area == 0.5 && alike.standardError == nil)
  }

  @Test("turning the classes round turns the area round")
  func symmetry() throws {
    var random = RandomSource(seed: 11)
    for _ in 0..<50 {
      let a = (0..<9).map { _ in (random.uniform() * 5).rounded() }
      let b = (0..<7).map { _ in (random.uniform() * 5).rounded() }
      let one = try #require(ROC(positives: a, negatives: b))
      let other = try #require(ROC(positives: b, negatives: a))
      #expect(isClose(one.area, 1 - other.area))
    }
  }
}
