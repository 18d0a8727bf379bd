extension Migration {
  /// What a server said about the version of itself that gave a reply.
  static let fingerprints = Migration(
    name: "fingerprints",
    sql: """
      ALTER TABLE sample ADD COLUMN fingerprint TEXT;
      DROP VIEW samples;
      CREATE VIEW samples AS
      SELECT identity, suite_digest, context, scorer, exact, question, position, outcome, reply, scores, recorded_at,
        finish, detail, lower(hex(request)) AS request, fingerprint
      FROM sample JOIN sample_set ON sample_set.id = sample.sample_set;
      """)
}
