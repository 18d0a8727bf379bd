import Testing

@testable import Lineage

@Suite("Import of SPDX")
struct SPDXImporterTests {
  private func read(_ elements: String) throws -> Reading {
    try Reading([
      "a.json": #"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [\#(elements)]}"#
    ])
  }

  private let packages = #"""
    {"type": "ai_AIPackage", "spdxId": "urn:s", "name": "student"},
    {"type": "ai_AIPackage", "spdxId": "urn:b", "name": "base",
     "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": "\#(String(repeating: "ab", count: 32))"}]},
    {"type": "ai_AIPackage", "spdxId": "urn:t", "name": "T", "software_packageUrl": "pkg:huggingface/Org/T"},
    {"type": "dataset_DatasetPackage", "spdxId": "urn:d", "name": "answers"}
    """#

  private func relationship(_ from: String, _ type: String, _ to: String) -> String {
    #"{"type": "Relationship", "spdxId": "urn:\#(from)\#(type)", "from": "urn:\#(from)", "to": ["urn:\#(to)"],"#
      + #""relationshipType": "\#(type)"}"#
  }

  @Test("Descent, training and generation are edges; testing is none")
  func relationships() throws {
    let reading = try read(
      [
        packages, relationship("s", "descendantOf", "b"), relationship("b", "ancestorOf", "t"),
        relationship("s", "trainedOn", "d"), relationship("t", "generates", "d"), relationship("b", "testedOn", "d"),
      ].joined(separator: ","))
    #expect(
      reading.edges == [
        "student ← derived(base: base, data: answers)", "Org/T ← derived(base: base)",
        "answers ← generated(teacher: Org/T)",
      ])
    #expect(reading.warnings == [])
    #expect(reading.claims.artifacts[1].artifact.digests.count == 1)
  }

  @Test("A relationship to nothing is warned of; one to a word of the standard or to another element is not")
  func dangling() throws {
    let other = #"{"type": "software_Package", "spdxId": "urn:o", "name": "library"}"#
    let reading = try read(
      [
        packages, other, relationship("s", "trainedOn", "nothing"), relationship("s", "dependsOn", "o"),
        relationship("s", "trainedOn", "x").replacing(
          "urn:x", with: "https://spdx.org/rdf/3.0.1/terms/Core/NoneElement"),
      ].joined(separator: ","))
    #expect(reading.warnings.count == 1)
    #expect(reading.warnings.first?.contains("'urn:nothing'") == true)
  }

  @Test("SPDX 2 is refused with the reason, and a graph that is none with its place")
  func refused() throws {
    let old = try Reading(["a.json": #"{"spdxVersion": "SPDX-2.3", "packages": []}"#])
    #expect(old.refused["in/a.json"]?.contains("SPDX-2.3 has no models and datasets") == true)
    let wrong = try Reading([
      "a.json": #"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": {}}"#
    ])
    #expect(wrong.refused["in/a.json"]?.contains("@graph: expected a list") == true)
  }
}
