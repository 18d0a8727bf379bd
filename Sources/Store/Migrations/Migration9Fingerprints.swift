extension Migration {
  /// What a server said about the version of itself that gave a reply.
  static let fingerprints = Migration(name: "fingerprints", sql: "ALTER TABLE sample ADD COLUMN fingerprint TEXT;")
}
