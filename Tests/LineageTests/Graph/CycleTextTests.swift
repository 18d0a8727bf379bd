import Testing

@testable import Lineage

@Suite("A cycle in words")
struct CycleTextTests {
  @Test("A short one is spelled out, of a long one both ends and the number between")
  func text() {
    #expect(CycleText.of(["a", "b", "a"]) == "a → b → a")
    let names = (0..<21).map { "m\($0)" }
    #expect(CycleText.of(names) == names.joined(separator: " → "))
    let ends = "m0 → m1 → m2 → m3 → m4 → m5 → m6 → m7 → m8 → m9 → … 2 more … → "
    #expect(CycleText.of(names + ["m0"]) == ends + names[12...].joined(separator: " → ") + " → m0")
  }
}
