import GRDB

/// The tables of replies and scores: one row for each (model, suite, context, question, sample), as it arrives.
///
/// A score is evidence: once there it never changes. Only a request that failed on its way may be asked again.
enum Samples {
  static let migration = Migration(
    name: "samples",
    sql: """
      CREATE TABLE sample_set (
        id INTEGER PRIMARY KEY,
        identity TEXT NOT NULL CHECK (identity <> ''),
        suite_digest TEXT NOT NULL CHECK (suite_digest <> ''),
        context TEXT NOT NULL CHECK (context <> ''),
        scorer TEXT NOT NULL CHECK (scorer <> ''),
        exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
        UNIQUE (identity, suite_digest, context, scorer, exact)
      ) STRICT;
      CREATE TABLE sample (
        sample_set INTEGER NOT NULL REFERENCES sample_set (id),
        question TEXT NOT NULL CHECK (question <> ''),
        position INTEGER NOT NULL CHECK (position >= 0),
        outcome TEXT NOT NULL CHECK (outcome IN ('scored', 'refused', 'blocked', 'unparsable', 'transport-error')),
        reply TEXT,
        scores TEXT CHECK (scores IS NULL OR json_valid(scores)),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        PRIMARY KEY (sample_set, question, position),
        CHECK ((outcome = 'scored') = (scores IS NOT NULL))
      ) STRICT;
      CREATE TRIGGER sample_never_changes BEFORE UPDATE ON sample WHEN OLD.outcome <> 'transport-error'
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE TRIGGER sample_never_goes BEFORE DELETE ON sample
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE VIEW samples AS
      SELECT identity, suite_digest, context, scorer, exact, question, position, outcome, reply, scores, recorded_at
      FROM sample JOIN sample_set ON sample_set.id = sample.sample_set;
      """)
}

/// What samples must share to be of one measurement, whichever run made them.
package struct SampleSetKey: Sendable, Hashable {
  /// Digest of everything that changes what the model answers.
  package var identity: String
  package var suiteDigest: String
  package var context: String
  package var scorer: String
  /// Whether the scores are probabilities and not counts of replies.
  package var exact: Bool

  package init(identity: String, suiteDigest: String, context: String, scorer: String, exact: Bool) {
    self.identity = identity
    self.suiteDigest = suiteDigest
    self.context = context
    self.scorer = scorer
    self.exact = exact
  }
}

/// One reply, or one exact score, as it is stored.
package struct SampleRow: Sendable, Equatable {
  package var question: String
  /// Which sample of the question, from 0; 0 for an exact score.
  package var position: Int
  /// `scored`, `refused`, `blocked`, `unparsable` or `transport-error`.
  package var outcome: String
  /// As the model wrote it; nil for an exact score and where none came.
  package var reply: String?
  /// A JSON object; there exactly when the outcome is `scored`.
  package var scores: String?
  /// ISO 8601, UTC.
  package var recordedAt: String

  package init(
    question: String, position: Int, outcome: String, reply: String?, scores: String?, recordedAt: String
  ) {
    self.question = question
    self.position = position
    self.outcome = outcome
    self.reply = reply
    self.scores = scores
    self.recordedAt = recordedAt
  }
}

extension Transaction {
  /// All samples of a set, by question and position; none where the set is not there. O(rows of the set).
  package func samples(of key: SampleSetKey) throws -> [SampleRow] {
    guard let set = try sampleSet(key) else { return [] }
    let statement = try database.cachedStatement(
      sql: """
        SELECT question, position, outcome, reply, scores, recorded_at FROM sample WHERE sample_set = ?
        ORDER BY question, position
        """)
    return try Row.fetchAll(statement, arguments: [set]).map { row in
      SampleRow(
        question: row[0], position: row[1], outcome: row[2], reply: row[3], scores: row[4], recordedAt: row[5])
    }
  }

  /// Adds samples. One that is there already is kept as it is, unless it is a transport error, which is replaced.
  package func insertSamples(_ rows: [SampleRow], into key: SampleSetKey) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO sample_set (identity, suite_digest, context, scorer, exact) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [key.identity, key.suiteDigest, key.context, key.scorer, key.exact])
    let set = try sampleSet(key)
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO sample (sample_set, question, position, outcome, reply, scores, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (sample_set, question, position) DO UPDATE SET outcome = excluded.outcome,
          reply = excluded.reply, scores = excluded.scores, recorded_at = excluded.recorded_at
        WHERE sample.outcome = 'transport-error'
        """)
    for row in rows {
      try statement.execute(
        arguments: [set, row.question, row.position, row.outcome, row.reply, row.scores, row.recordedAt])
    }
  }

  private func sampleSet(_ key: SampleSetKey) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM sample_set
        WHERE identity = ? AND suite_digest = ? AND context = ? AND scorer = ? AND exact = ?
        """)
    return try Int64.fetchOne(
      statement, arguments: [key.identity, key.suiteDigest, key.context, key.scorer, key.exact])
  }
}
