import Testing

@testable import Lineage

@Suite("Versions in an import")
struct VersionKeysTests {
  private func reference(_ name: String, _ digests: String...) throws -> ArtifactReference {
    ArtifactReference(
      name: name,
      digests: try digests.map { text in
        let parts = text.split(separator: ":")
        let scheme = try #require(Digest.Scheme(rawValue: String(parts[0])))
        return try .of(Character(String(parts[1])), scheme)
      })
  }

  @Test("Mentions that share an exact digest are one, others of the name are not")
  func shared() throws {
    let (all, exact) = (try reference("a", "sha256:1", "identity:2"), try reference("a", "identity:2"))
    let (third, other) = (try reference("a", "sha256:1", "oms:3"), try reference("a", "sha256:4"))
    var keys = VersionKeys([all, exact, third, other, try reference("b", "sha256:1")])
    #expect(Set([all, exact, third].map { keys.key($0) }).count == 1)
    #expect(keys.key(other) != keys.key(all))
    #expect(try keys.key(reference("b", "sha256:1")) != keys.key(all))
  }

  @Test("One mention without an exact digest makes all versions of the name one", arguments: [[], ["weights:5"]])
  func plain(digests: [String]) throws {
    let (first, second) = (try reference("a", "sha256:1"), try reference("a", "sha256:2"))
    let vague = digests.isEmpty ? try reference("a") : try reference("a", digests[0])
    var keys = VersionKeys([first, second, vague])
    #expect(Set([first, second, vague].map { keys.key($0) }) == ["a"])
  }
}
