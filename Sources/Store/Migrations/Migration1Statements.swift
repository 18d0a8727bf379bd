extension Migration {
  /// The log of statements as it first was: ids, kinds and times as text.
  static let statements = Migration(
    name: "statements",
    sql: """
      CREATE TABLE statement (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
        kind TEXT NOT NULL CHECK (kind IN
          ('artifact', 'derivation', 'evaluation', 'verdict', 'observation', 'retraction')),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        json TEXT NOT NULL CHECK (json_valid(json))
      ) STRICT;
      CREATE INDEX statement_kind ON statement (kind, number);
      CREATE TRIGGER statement_never_changes BEFORE UPDATE ON statement
      BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
      CREATE TRIGGER statement_never_goes BEFORE DELETE ON statement
      BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
      CREATE VIEW statements_view AS SELECT number, id, kind, recorded_at, json FROM statement;
      """)
}
