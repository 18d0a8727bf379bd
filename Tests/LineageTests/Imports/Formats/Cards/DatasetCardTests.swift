import Testing

@testable import Lineage

@Suite("Front matter of data sets")
struct DatasetCardTests {
  private func read(_ front: String) throws -> Reading {
    try Reading(["hoots/README.md": "---\npretty_name: Hoots\nsize_categories: [n<1K]\n\(front)\n---\n"])
  }

  @Test(
    "What a model wrote has a teacher, also where nobody says which",
    arguments: [
      "language_creators: [machine-generated]", "annotations_creators: machine-generated", "tags: [synthetic]",
      "tags: [Distilabel]",
    ])
  func synthetic(line: String) throws {
    let reading = try read(line)
    let claim = try #require(reading.claims.derivations.first)
    #expect(claim.method == .generated && claim.inputs.map(\.role) == [.teacher])
    #expect(UnnamedArtifact.isUnnamed(claim.inputs[0].artifact.name))
    #expect(reading.claims.warnings.map(\.line) == [4])
  }

  @Test("Sources are data; 'original' and 'extended' alone name none")
  func sources() throws {
    let reading = try read("source_datasets: [original, 'extended|acme/old', extended, acme/other, acme/old]")
    #expect(reading.edges == ["hoots ← mixed(data: acme/old, data: acme/other)"])
    #expect(reading.sources == ["source_datasets.1", "source_datasets.3"].map { "hoots/README.md: \($0)" })
    #expect(try read("source_datasets: original").edges == [])
    let odd = try read("source_datasets: [{a: b}, '{{ sources }}']")
    #expect(
      odd.edges == [] && odd.places == ["source_datasets.0", "source_datasets.1"].map { "in/hoots/README.md:4: \($0)" })
  }

  @Test("What people wrote or found is collected; where nothing is said, nothing is known")
  func collected() throws {
    #expect(try read("language_creators: [found, expert-generated]").edges == ["hoots ← collected()"])
    #expect(try read("language_creators: [found, other]").edges == [])
    let facts = try read("license: mit\nannotations_creators: [no-annotation]").properties(of: "hoots")
    #expect(facts["license"] == "mit" && facts["annotations-creators"] == "no-annotation" && facts["title"] == "Hoots")
  }
}
