import Testing

@testable import Statistics

@Suite("Components of the variance of students")
struct VarianceComponentsTests {
  @Test("agree with the analysis of variance of statsmodels", arguments: DesignReference.components)
  func reference(rates: [[Double]], samples: Double?, expected: [Double]) throws {
    let found = try #require(VarianceComponents(rates: rates, samples: samples))
    for (own, theirs) in zip([found.betweenStudents, found.byQuestion, found.ofReply], expected) {
      #expect(abs(own - theirs) < 1e-12)
    }
  }

  @Test("the deviation is that of the students themselves where the design is theirs and nothing was cut")
  func consistency() throws {
    for (rates, samples, expected) in DesignReference.components where expected.allSatisfy({ $0 > 0 }) {
      let found = try #require(VarianceComponents(rates: rates, samples: samples))
      let spread = try #require(Summary.standardDeviation(rates.compactMap(Summary.mean)))
      let own = found.deviation(questions: rates[0].count, samples: samples.map { Int($0) })
      #expect(abs(own - spread) < 1e-12)
    }
  }

  @Test("more questions and more replies never widen it, and it is never zero")
  func monotone() {
    let components = VarianceComponents(betweenStudents: 1e-4, byQuestion: 0.01, ofReply: 0.1, rate: 0.1)
    let sizes = [2, 10, 100, 5000].map { components.deviation(questions: $0, samples: 20) }
    #expect(sizes == sizes.sorted(by: >) && (sizes.last ?? 0) > 0.01)
    #expect(components.deviation(questions: 50, samples: nil) < components.deviation(questions: 50, samples: 200))
    let silent = VarianceComponents(betweenStudents: 0, byQuestion: 0, ofReply: 0, rate: 0)
    #expect(silent.deviation(questions: 50, samples: nil) > 0)
    #expect(silent.pairedDeviation(questions: 50, samples: 20) > 0)
  }

  @Test(
    "what is no table of rates has none",
    arguments: [
      [], [[0.1, 0.2]], [[0.1], [0.2]], [[0.1, 0.2], [0.1]], [[0.1, 1.2], [0.1, 0.2]], [[0.1, .nan], [0, 0]],
    ])
  func refusals(rates: [[Double]]) {
    #expect(VarianceComponents(rates: rates, samples: 4) == nil)
    #expect(VarianceComponents(rates: [[0.1, 0.2], [0.3, 0.1]], samples: 0) == nil)
  }
}
