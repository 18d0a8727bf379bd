import Testing

@testable import Lineage

@Suite("Import of CycloneDX")
struct CycloneDXImporterTests {
  private func read(_ body: String, version: String = "1.6") throws -> Reading {
    try Reading(["a.json": #"{"bomFormat": "CycloneDX", "specVersion": "\#(version)", \#(body)}"#])
  }

  @Test("Ancestors are bases, nested ones theirs, and data in the model card is training data")
  func pedigree() throws {
    let reading = try read(
      #"""
      "metadata": {"component": {"type": "machine-learning-model", "group": "acme", "name": "tuned",
        "pedigree": {"ancestors": [{"type": "machine-learning-model", "name": "mid",
          "pedigree": {"ancestors": [{"type": "machine-learning-model", "name": "root"}]}}]},
        "modelCard": {"modelParameters": {"datasets": [{"ref": "d1"}, {"type": "dataset", "name": "inline"}]}}}},
      "components": [{"type": "data", "bom-ref": "d1", "name": "answers"}, {"type": "library", "name": "torch"}]
      """#)
    #expect(
      reading.edges == [
        "acme/tuned ← derived(base: mid, data: answers, data: inline)", "mid ← derived(base: root)",
      ])
    #expect(reading.warnings == [])
    let sources = reading.claims.derivations[0].inputs.map(\.source)
    #expect(sources[0] == "in/a.json: metadata.component.pedigree.ancestors.0")
    #expect(sources[1] == "in/a.json: metadata.component.modelCard.modelParameters.datasets.0")
  }

  @Test("A model among the ancestors of a dataset generated it, unless a property says its role")
  func dataset() throws {
    let reading = try read(
      #"""
      "components": [{"type": "data", "name": "answers", "pedigree": {"ancestors": [
        {"type": "machine-learning-model", "name": "teacher"},
        {"type": "machine-learning-model", "name": "rater", "properties": [{"name": "stemma:role", "value": "judge"}]},
        {"type": "data", "name": "prompts"}]}}]
      """#)
    #expect(reading.edges == ["answers ← generated(teacher: teacher, judge: rater, data: prompts)"])
  }

  @Test("Descendants are the same edges from the other end, and an edge to itself is warned of")
  func descendants() throws {
    let reading = try read(
      #"""
      "components": [{"type": "machine-learning-model", "name": "a",
        "pedigree": {"descendants": [{"type": "machine-learning-model", "name": "b"}],
                     "ancestors": [{"type": "machine-learning-model", "name": "a"}]}}]
      """#)
    #expect(reading.edges == ["b ← derived(base: a)"])
    #expect(reading.warnings.contains { $0.contains("self-loop") })
  }

  @Test(
    "The name is what a hub calls it: by package URL, by a reference, or with the commit as its revision",
    arguments: [
      (
        #""name": "X", "purl": "pkg:huggingface/Org/X@0123456789abcdef0123456789abcdef01234567""#,
        "Org/X@0123456789abcdef0123456789abcdef01234567"
      ),
      (
        #""name": "X-7B", "externalReferences": [{"type": "website", "url": "https://huggingface.co/Org/X-7B"}]"#,
        "Org/X-7B"
      ),
      (
        #""name": "X-7B", "externalReferences": [{"type": "website", "url": "https://huggingface.co/Org/other"}]"#,
        "X-7B"
      ),
      (
        #""group": "g", "name": "X", "version": "0123456789abcdef0123456789abcdef01234567""#,
        "g/X@0123456789abcdef0123456789abcdef01234567"
      ),
      (#""group": "g", "name": "X", "version": "1.4""#, "g/X"),
    ])
  func names(members: String, name: String) throws {
    let reading = try read(#""components": [{"type": "machine-learning-model", \#(members)}]"#)
    #expect(reading.claims.artifacts.map(\.artifact.name) == [name])
  }

  @Test("A digest is a pin, and one that is none is warned of with its place")
  func digests() throws {
    let digest = String(repeating: "A1", count: 32)
    let reading = try read(
      """
      "components": [{"type": "machine-learning-model", "name": "a",
        "hashes": [{"alg": "SHA-256", "content": "\(digest)"}, {"alg": "MD5", "content": "00"}]},
       {"type": "machine-learning-model", "name": "b", "hashes": [{"alg": "SHA-256", "content": "12"}]}]
      """)
    #expect(reading.claims.artifacts[0].artifact.digests.map(\.hex) == [digest.lowercased()])
    #expect(reading.claims.artifacts[1].artifact.digests == [])
    let warning = try #require(reading.claims.warnings.first)
    #expect(warning.line == 3 && warning.field == "components.1.hashes.0")
  }

  @Test("Parts that say that they were used for training are data; others are only artifacts")
  func parts() throws {
    let reading = try read(
      #"""
      "components": [{"type": "machine-learning-model", "name": "m", "components": [
        {"type": "data", "name": "train", "properties": [{"name": "usage", "value": "training"}]},
        {"type": "data", "name": "bench", "properties": [{"name": "usage", "value": "evaluation"}]},
        {"type": "data", "name": "settings", "data": [{"type": "configuration"}]}]}]
      """#)
    #expect(reading.edges == ["m ← derived(data: train)"])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["m", "train", "bench"])
  }

  @Test(
    "What is wrong is warned of with its field, and the rest is read",
    arguments: [
      (#""components": [{"name": "x"}]"#, "without a type", "components.0"),
      (#""components": [{"type": "modle", "name": "x"}]"#, "'modle' is not known", "components.0"),
      (#""components": {"type": "data"}"#, "expected a list", "components"),
      (#""components": [{"type": "machine-learning-model"}]"#, "no name", "components.0"),
      (#""components": [7]"#, "expected a component", "components.0"),
      (
        #""components": [{"type": "machine-learning-model", "name": "m", "modelCard": {"modelParameters": {"datasets":"#
          + #" [{"ref": "nowhere"}]}}}]"#, "no model or dataset with this bom-ref",
        "components.0.modelCard.modelParameters.datasets.0.ref"
      ),
      (
        #""components": [{"type": "data", "bom-ref": "x", "name": "a"}, {"type": "data", "bom-ref": "x", "name": "b"}]"#,
        "given twice", "components.1"
      ),
      (
        #""components": [{"type": "data", "name": "a", "properties": [{"name": "stemma:digests", "value": "x"}]}]"#,
        "'stemma:digests' cannot be read", "components.0"
      ),
    ])
  func wrong(body: String, message: String, field: String) throws {
    let reading = try read(body)
    let warning = try #require(reading.claims.warnings.first)
    #expect(warning.message.contains(message) && warning.field == field && warning.line == 1)
    #expect(reading.formats == ["cyclonedx"])
  }

  @Test("An unknown version is read with a warning; another bomFormat and XML are refused")
  func versions() throws {
    #expect(try read(#""components": []"#, version: "9.9").warnings.count == 1)
    let other = try Reading(["a.json": #"{"bomFormat": "Other", "specVersion": "1.6"}"#])
    #expect(other.refused["in/a.json"]?.contains("bomFormat: expected 'CycloneDX'") == true)
    let xml = try Reading(["a.xml": #"<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"/>"#])
    #expect(xml.refused["in/a.xml"]?.contains("only the JSON form") == true)
  }

  @Test("Thousands of components with something wrong do not take the square of the time")
  func many() throws {
    let component =
      #"{"type": "machine-learning-model", "name": "a b", "hashes": [{"alg": "SHA-256", "content": "1"}]}"#
    let all = Array(repeating: component, count: 4000).joined(separator: ",\n")
    let reading = try read("\"components\": [\(all)]")
    #expect(reading.claims.artifacts.count == 4000 && reading.warnings.count == 8000)
  }
}
