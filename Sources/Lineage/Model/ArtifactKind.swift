/// What an artifact is. Its raw values are the words of manifests, JSON and SQL.
package enum ArtifactKind: String, Sendable, CaseIterable, Codable {
  case model
  case dataset
}
