import Statistics
import Testing

@testable import Lab

@Suite("Results of the lab")
struct LabResultTests {
  private let result = LabResult(
    experiment: "owl-numbers", seed: 1,
    organisms: [
      LabResult.Organism(name: "base-a", seed: 1, measure: "prefers/owl", rate: 0.0625, normalised: 0.125, mass: 0.5),
      LabResult.Organism(name: "student", seed: 1, measure: "prefers/owl", rate: 0.5),
    ],
    published: [LabResult.Estimate(name: "lift", estimate: 0.5, note: "somebody")],
    measured: [
      LabResult.Estimate(
        name: "lift", estimate: -0.4375, interval: Interval(low: -0.5, high: 0.25, confidence: 0.95), note: "ours")
    ],
    agreement: .notAtThisScale)

  @Test("are the object stemma/lab/1, without keys for what is missing")
  func json() throws {
    let expected = """
      {"agreement":"not-at-this-scale","experiment":"owl-numbers","measured":{"lift":{"estimate":-0.4375,\
      "interval":{"confidence":0.95,"high":0.25,"low":-0.5},"name":"lift","note":"ours"}},\
      "organisms":[{"mass":0.5,"measure":"prefers/owl","name":"base-a","normalised":0.125,"rate":0.0625,"seed":1},\
      {"measure":"prefers/owl","name":"student","rate":0.5,"seed":1}],\
      "published":[{"estimate":0.5,"name":"lift","note":"somebody"}],"schema":"stemma/lab/1","seed":1}
      """
    #expect(try result.json() == expected)
  }

  @Test("read well")
  func summary() {
    let expected = """
      base-a   prefers/owl   6.3 %  answers with a valid word  50.0 %
      student  prefers/owl  50.0 %

      lift -0.438 [-0.500, 0.250]: ours
      published: lift 0.500: somebody
      agreement with the published claim: not-at-this-scale

      """
    #expect(result.summary() == expected)
  }

  @Test("show what is no number as undefined", arguments: [Double.nan, .infinity, 1e300])
  func undefined(value: Double) {
    var odd = result
    odd.organisms[0].rate = value
    odd.measured[0].estimate = value
    #expect(odd.summary().contains("prefers/owl undefined"))
    #expect(odd.summary().contains("lift undefined"))
  }

  @Test("mean over seeds has a t interval from two values on")
  func overSeeds() throws {
    #expect(OverSeeds.mean([], name: "x", note: "") == nil)
    #expect(OverSeeds.mean([0.5], name: "x", note: "")?.interval == nil)
    let interval = try #require(OverSeeds.mean([1, 2, 3], name: "x", note: "")?.interval)
    // 2 ± t(0.975, 2) / √3, t = 4.302652729911275 (R's qt).
    #expect(abs(interval.high - (2 + 4.302652729911275 / 3.0.squareRoot())) < 1e-9)
  }
}
