import Testing

@testable import Lineage

@Suite("Pairs in the formats of others")
struct ExchangeFactsTests {
  @Test("Pairs of others are left alone, and of two the first counts")
  func others() {
    let facts = ExchangeFacts(
      reading: [("x:role", "base"), ("stemma:role", "data"), ("stemma:role", "base")].map { (name: $0.0, value: $0.1) })
    #expect(facts.role == .data && facts.problems == [] && facts.pairs.count == 1)
  }

  @Test(
    "What cannot be read counts as absent and is named",
    arguments: [
      ("name", "a b"), ("kind", "thing"), ("digests", "sha256:12"), ("traits", "a//b"), ("properties", "[]"),
      ("properties", #"{"a": 1}"#), ("method", "magic"), ("known", "maybe"), ("recipe", "7"), ("role", "cousin"),
      ("share", "0"), ("share", "1.5"), ("share", "nan"), ("share", "inf"), ("recipe", "{"),
    ])
  func problems(key: String, value: String) {
    let facts = ExchangeFacts(reading: [(name: "stemma:" + key, value: value)])
    #expect(facts.problems == ["stemma:" + key])
    #expect(facts.name == nil && facts.kind == nil && facts.digests == [] && facts.traits == [])
    #expect(facts.method == nil && facts.role == nil && facts.share == nil && facts.recipe == [:])
  }
}
