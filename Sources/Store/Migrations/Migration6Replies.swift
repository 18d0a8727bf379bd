extension Migration {
  /// Replies are kept before they are scored, with what was asked, so that nothing is asked again for a score; and what
  /// a judge said of a reply is kept with its score. The table is made anew, because its checks change.
  static let replies = Migration(
    name: "replies",
    sql: """
      DROP VIEW samples;
      DROP TRIGGER sample_never_changes;
      DROP TRIGGER sample_never_goes;
      ALTER TABLE sample RENAME TO old_sample;
      CREATE TABLE sample (
        sample_set INTEGER NOT NULL REFERENCES sample_set (id),
        question TEXT NOT NULL CHECK (question <> ''),
        position INTEGER NOT NULL CHECK (position >= 0),
        outcome TEXT NOT NULL CHECK (outcome IN
          ('replied', 'scored', 'refused', 'blocked', 'unparsable', 'judge-refused', 'transport-error')),
        finish TEXT CHECK (finish IN ('stop', 'length', 'refused', 'blocked')),
        reply TEXT,
        scores TEXT CHECK (scores IS NULL OR json_valid(scores)),
        detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
        request BLOB CHECK (length(request) = 32),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        PRIMARY KEY (sample_set, question, position),
        CHECK ((outcome = 'scored') = (scores IS NOT NULL)),
        CHECK (outcome <> 'replied' OR reply IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO sample (sample_set, question, position, outcome, reply, scores, recorded_at)
      SELECT sample_set, question, position, outcome, reply, scores, recorded_at FROM old_sample;
      DROP TABLE old_sample;
      CREATE INDEX sample_request ON sample (request) WHERE finish IS NOT NULL;
      CREATE INDEX sample_unscored ON sample (sample_set, question, position) WHERE outcome = 'replied';
      CREATE TRIGGER sample_never_changes BEFORE UPDATE ON sample
      WHEN NOT (OLD.outcome = 'transport-error' OR (OLD.outcome = 'replied' AND NEW.outcome <> 'transport-error'
        AND NEW.reply IS OLD.reply AND NEW.finish IS OLD.finish AND NEW.request IS OLD.request))
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE TRIGGER sample_never_goes BEFORE DELETE ON sample
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE VIEW samples AS
      SELECT identity, suite_digest, context, scorer, exact, question, position, outcome, reply, scores, recorded_at,
        finish, detail, lower(hex(request)) AS request
      FROM sample JOIN sample_set ON sample_set.id = sample.sample_set;
      """)
}
