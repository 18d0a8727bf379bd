import Lineage
import Testing

@Suite("Names of artifacts and traits")
struct ArtifactNameTests {
  @Test(
    "Names", arguments: ["a", "base-a", "org/name", "org/name@main", "x@refs/pr/1", "a/b/c/d", "llama3:8b", "v1.0+x"])
  func good(name: String) { #expect(ArtifactName.problem(name) == nil) }

  @Test(
    "No names",
    arguments: [
      "", " ", "/a", "a/", "a//b", "../a", ".a", "-a", "a b", "a@", "a@sha256:00", "ä", "a\n", "a@b@c", "a/b/c/d/e",
      "a\u{301}", String(repeating: "a", count: 300),
    ])
  func bad(name: String) { #expect(ArtifactName.problem(name) != nil) }

  @Test(
    "Traits",
    arguments: [("prefers/owl", true), ("prefers/{answer}", false), ("", false), ("a//b", false), ("x y", false)])
  func traits(trait: String, isGood: Bool) { #expect((TraitName.problem(trait) == nil) == isGood) }
}
