import Testing

@testable import Statistics

@Suite("Judges and likeness: agreement, correction, robust errors")
struct JudgesTests {
  @Test("the cluster-robust error agrees with statsmodels", arguments: JudgesReference.clustered)
  func clustered(groups: [[Double]], error: Double) throws {
    #expect(isClose(try #require(Clustering.standardError(of: groups)), error, 1e-10))
  }

  @Test("one value a group gives the plain standard error, and one group gives none")
  func clusteredEnds() throws {
    let values = [0.1, 0.5, 0.2, 0.9]
    let robust = try #require(Clustering.standardError(of: values.map { [$0] }))
    #expect(isClose(robust, try #require(Summary.standardError(values))))
    #expect(Clustering.standardError(of: [[1, 2, 3]]) == nil && Clustering.standardError(of: [[1], [.nan]]) == nil)
  }

  @Test("Krippendorff's α agrees with the package of his method", arguments: JudgesReference.alphas)
  func alpha(items: [[Double]], scale: String, alpha: Double) throws {
    let scale = try #require(Agreement.Scale(rawValue: scale))
    let found = try #require(Agreement.krippendorff(items, scale: scale))
    #expect(abs(found - alpha) < 1e-10)
  }

  @Test("perfect agreement is 1, and judges who all say one thing have not shown any")
  func alphaEnds() {
    #expect(Agreement.krippendorff([[1, 1], [0, 0], [1, 1]], scale: .nominal) == 1)
    #expect(Agreement.krippendorff([[1, 1], [1, 1]], scale: .nominal) == nil)
    #expect(Agreement.krippendorff([[1], [2]], scale: .interval) == nil)
    #expect(Agreement.krippendorff([[1, .nan], [2, 2]], scale: .interval) == nil)
  }

  @Test(
    "the corrected rate agrees with its formula, whose coverage the generator checks",
    arguments: JudgesReference.prevalences)
  func prevalence(counts: [Int], estimate: Double, low: Double, high: Double) throws {
    let apparent = try #require(Prevalence.Count(counts[0], of: counts[1]))
    let sensitivity = try #require(Prevalence.Count(counts[2], of: counts[3]))
    let specificity = try #require(Prevalence.Count(counts[4], of: counts[5]))
    let found = try #require(
      Prevalence(apparent: apparent, sensitivity: sensitivity, specificity: specificity, confidence: 0.95))
    #expect(abs(found.estimate - estimate) < 1e-12)
    #expect(abs(found.interval.low - low) < 1e-9 && abs(found.interval.high - high) < 1e-9)
  }

  @Test("a judge no better than chance corrects nothing")
  func chance() throws {
    let half = try #require(Prevalence.Count(5, of: 10))
    #expect(Prevalence(apparent: half, sensitivity: half, specificity: half, confidence: 0.95) == nil)
    #expect(
      Prevalence.Count(3, of: 2) == nil && Prevalence.Count(-1, of: 2) == nil && Prevalence.Count(0, of: 0) == nil)
  }
}
