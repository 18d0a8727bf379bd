extension Migration {
  /// The words that a column may hold are compared one by one: for a list of more than two SQLite builds a search tree anew
  /// at each check, which took as long as all else of writing a sample. The table is made anew, because its checks change.
  static let plainChecks = Migration(
    name: "plain-checks",
    sql: """
      DROP VIEW samples;
      DROP TRIGGER sample_never_changes;
      DROP TRIGGER sample_never_goes;
      DROP INDEX sample_request;
      ALTER TABLE sample RENAME TO old_sample;
      CREATE TABLE sample (
        sample_set INTEGER NOT NULL REFERENCES sample_set (id),
        question TEXT NOT NULL CHECK (question <> ''),
        position INTEGER NOT NULL CHECK (position >= 0),
        outcome TEXT NOT NULL CHECK (
          outcome = 'scored' OR outcome = 'replied' OR outcome = 'refused' OR outcome = 'blocked'
          OR outcome = 'unparsable' OR outcome = 'judge-refused' OR outcome = 'transport-error'),
        finish TEXT CHECK (finish = 'stop' OR finish = 'length' OR finish = 'refused' OR finish = 'blocked'),
        reply TEXT,
        scores TEXT CHECK (scores IS NULL OR json_valid(scores)),
        detail TEXT CHECK (detail IS NULL OR json_valid(detail)),
        request BLOB CHECK (length(request) = 32),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        fingerprint TEXT,
        PRIMARY KEY (sample_set, question, position),
        CHECK ((outcome = 'scored') = (scores IS NOT NULL)),
        CHECK (outcome <> 'replied' OR reply IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO sample (sample_set, question, position, outcome, finish, reply, scores, detail, request, recorded_at,
        fingerprint)
      SELECT sample_set, question, position, outcome, finish, reply, scores, detail, request, recorded_at, fingerprint
      FROM old_sample ORDER BY sample_set, question, position;
      DROP TABLE old_sample;
      CREATE INDEX sample_request ON sample (position, substr(request, 1, 16)) WHERE finish IS NOT NULL;
      CREATE TRIGGER sample_never_changes BEFORE UPDATE ON sample
      WHEN NOT (OLD.outcome = 'transport-error' OR (OLD.outcome = 'replied' AND NEW.outcome <> 'transport-error'
        AND NEW.reply IS OLD.reply AND NEW.finish IS OLD.finish AND NEW.request IS OLD.request))
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE TRIGGER sample_never_goes BEFORE DELETE ON sample
      BEGIN SELECT RAISE(ABORT, 'samples are append-only'); END;
      CREATE VIEW samples AS
      SELECT identity, suite_digest, context, scorer, exact, question, position, outcome, reply, scores, recorded_at,
        finish, detail, lower(hex(request)) AS request, fingerprint
      FROM sample JOIN sample_set ON sample_set.id = sample.sample_set;
      """)
}
