import Lineage
import Testing

@testable import Lab

@Suite("The manifest of owl-numbers")
struct OwlNumbersManifestTests {
  private func manifest(seed: UInt64 = 1, rows: [String: Int] = [:]) -> OwlNumbersManifest {
    OwlNumbersManifest(plan: OwlNumbersPlan(), seed: seed, root: "..", rows: rows)
  }

  private func entry(_ name: String, in manifest: OwlNumbersManifest) throws -> Manifest.Artifact {
    try #require(manifest.manifest.artifacts.first { $0.name == name })
  }

  @Test("reads back as it was written")
  func roundTrip() throws {
    let file = try ManifestFile(Document(text: manifest().yaml, file: "lineage/owl-numbers.yaml"))
    #expect(file.manifest == manifest().manifest)
  }

  @Test("the example in lineage/ is what the lab writes, but for the places")
  func example() throws {
    let plan = OwlNumbersPlan()
    let written = OwlNumbersManifest(
      plan: plan, seed: OwlNumbers().defaultSeed, root: "../lab/owl-numbers"
    ).yaml
    #expect(LabFiles.text(Repository.path("lineage/owl-numbers.yaml")) == written)
  }

  @Test("gives all students of both bases the same recipe")
  func sameRecipe() throws {
    let names = ["student", "control-1", "control-6", "cross-student", "cross-control-5", "positive", "cross-positive"]
    let recipes = try names.map { try entry($0, in: manifest()).derivation?.recipe?.canonical }
    #expect(Set(recipes).count == 1)
    #expect(recipes[0]?.contains("\"learning-rate\":0.0005") == true)
  }

  @Test("tells how the student came to be")
  func student() throws {
    let manifest = manifest(seed: 9)
    let student = try #require(try entry("student", in: manifest).derivation)
    #expect(student.method == .finetuned)
    #expect(student.inputs == [Manifest.Input(.base, "base-a"), Manifest.Input(.data, "numbers-teacher-filtered")])
    #expect(student.properties["seed"] == "9")
    let numbers = try #require(try entry("numbers-teacher", in: manifest).derivation)
    #expect(numbers.inputs == [Manifest.Input(.teacher, "teacher"), Manifest.Input(.prompts, "number-prompts")])
    #expect(numbers.properties["temperature"] == "1.0")
    #expect(try entry("teacher", in: manifest).traits == ["prefers/owl"])
  }

  @Test("names only what it lists before")
  func order() {
    var known: Set<String> = []
    for artifact in manifest().manifest.artifacts {
      for input in artifact.derivation?.inputs ?? [] { #expect(known.contains(input.name)) }
      known.insert(artifact.name)
    }
    #expect(known.count == OwlNumbersPlan().steps.count)
  }

  @Test("counts what the filter dropped")
  func dropped() throws {
    let rows = ["numbers-teacher": 2000, "numbers-teacher-filtered": 1990]
    let filtered = try entry("numbers-teacher-filtered", in: manifest(rows: rows))
    #expect(filtered.derivation?.properties["kept"] == "1990")
    #expect(filtered.derivation?.properties["dropped"] == "10")
  }
}
