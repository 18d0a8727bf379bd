import Testing

@testable import Reporting

@Suite struct NaturalOrderTests {
  @Test func `Numbers count as numbers`() {
    let names = ["c-10", "c-2", "c-1", "b", "c-2a", "99999999999999999999", "c-01"]
    #expect(
      names.sorted(by: NaturalOrder.precedes) == ["99999999999999999999", "b", "c-01", "c-1", "c-2", "c-2a", "c-10"])
  }
}
