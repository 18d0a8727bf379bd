import Testing

@testable import Statistics

@Suite("Replies that are alike")
struct ClusteringTests {
  @Test("the intraclass correlation agrees with scipy's analysis of variance", arguments: ClusteringReference.cases)
  func reference(groups: [[Double]], correlation: Double) throws {
    #expect(isClose(try #require(Clustering.intraclassCorrelation(groups)), correlation))
  }

  @Test("groups without any spread inside correlate perfectly, and empty ones are left out")
  func extremes() {
    #expect(Clustering.intraclassCorrelation([[1, 1], [2, 2], [], [5, 5]]) == 1)
    #expect(Clustering.intraclassCorrelation([[1, 1], [1, 1]]) == nil)
    #expect(Clustering.intraclassCorrelation([[1], [2]]) == nil && Clustering.intraclassCorrelation([[1, 2]]) == nil)
    #expect(
      Clustering.intraclassCorrelation([]) == nil && Clustering.intraclassCorrelation([[1, .nan], [2, 3]]) == nil)
  }

  @Test("200 samples a question at 0.435 have a design effect of 87.6: 10,000 replies are worth 114")
  func designEffect() {
    let effect = Clustering.designEffect(clusterSize: 200, correlation: 0.435)
    #expect(abs(effect - 87.6) < 0.05 && (10_000 / effect).rounded() == 114)
    #expect(abs(Clustering.designEffect(clusterSize: 5, correlation: 0.435) - 2.7) < 0.05)
  }

  @Test("the interval over clusters is the t interval of their means")
  func interval() {
    let means = [0.1, 0.4, 0.2, 0.15]
    #expect(Clustering.tInterval(of: means, confidence: 0.95) == Paired.interval(means, confidence: 0.95))
    #expect(Clustering.tInterval(of: [0.1], confidence: 0.95) == nil)
  }
}
