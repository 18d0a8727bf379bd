import Testing

@testable import Lineage

@Suite("Import of our own JSON")
struct StemmaImporterTests {
  @Test("A wrong entry is left out with its place, and the rest is read")
  func wrong() throws {
    let reading = try Reading([
      "a.json": #"""
      {"schema": "stemma/export/1", "artifact": {"name": "a"}, "artifacts": [
        {"kind": "model", "artifact": {"name": "a"}, "location": "x"},
        {"kind": "modle", "artifact": {"name": "b"}}],
       "derivations": [
        {"id": "1", "output": {"name": "a"}, "method": "finetuned", "known": "verified",
         "inputs": [{"role": "base", "artifact": {"name": "c"}, "share": 2}]},
        {"id": "2", "output": {"name": "a"}, "method": "finetuned", "known": "verified",
         "inputs": [{"role": "base", "artifact": {"name": "c"}}]}]}
      """#
    ])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["a"])
    #expect(reading.edges == ["a ← finetuned(base: c)"])
    #expect(reading.claims.warnings.map(\.line) == [3, 5])
    #expect(reading.claims.warnings.map(\.field) == ["artifacts.1", "derivations.0"])
  }

  @Test("Another version is refused")
  func version() throws {
    let reading = try Reading(["a.json": #"{"schema": "stemma/export/2"}"#])
    #expect(reading.refused.values.first?.contains("this version is not known") == true)
  }
}
