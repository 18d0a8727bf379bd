import Lineage
import Testing

@testable import Risk

@Suite("Which positive controls serve a candidate")
struct PositiveSelectionTests {
  private func choose(_ name: String, _ positives: [String]) throws -> PositiveSelection {
    PositiveSelection(for: try subject(name, in: Demo.builder(), policy: Demo.policy { $0.positive = positives }))
  }

  @Test("A positive of the same base serves with the traits that it carries")
  func selected() throws {
    let selection = try choose("student", ["positive"])
    #expect(selection.selected.map(\.traits) == [["prefers/cat"]])
    #expect(selection.rejected.isEmpty)
  }

  @Test("One without a known trait is taken too: it shows nothing, and so voids the assay")
  func withoutTrait() throws {
    let selection = try choose("student", ["control-1", "positive"])
    #expect(selection.selected.map(\.traits) == [[], ["prefers/cat"]])
    #expect(selection.rejected.isEmpty)
  }

  @Test(
    "Others do not, for a reason each",
    arguments: [
      ("cross-student", "positive", "it has another base, and so says nothing about this one"),
      ("positive", "positive", "it is the candidate"),
      ("student", "nobody", "no model of this name is recorded"),
    ])
  func rejected(candidate: String, positive: String, reason: String) throws {
    let selection = try choose(candidate, [positive])
    #expect(selection.selected.isEmpty)
    #expect(selection.rejected.map(\.reason) == [reason])
  }
}
