/// The SQL of `Migration.compactTables`.
enum CompactTables {
  /// The log. Its entries are numbered from 1 without a gap over `statement` and `earlier`; `log_entry` has all of them.
  ///
  /// A `recording` says when the statements from `first` to the next recording were recorded, and that their positions
  /// count on from `position`. `earlier` says that another store, merged into this one, had recorded a statement before.
  /// Time, then position, then id order the statements in the same way in every store that has them.
  ///
  /// The first sixteen bytes of an id are unique: half the size of an index over all 32, and a stronger constraint.
  static let log = """
    CREATE TABLE statement (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL CHECK (length(id) = 32),
      kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),
      json TEXT NOT NULL CHECK (json_valid(json))
    ) STRICT;
    CREATE UNIQUE INDEX statement_id ON statement (substr(id, 1, 16));
    CREATE INDEX statement_kind ON statement (kind, number) WHERE kind > 1;
    CREATE TRIGGER statement_never_changes BEFORE UPDATE ON statement
    BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
    CREATE TRIGGER statement_never_goes BEFORE DELETE ON statement
    BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
    CREATE TABLE recording (
      first INTEGER PRIMARY KEY,
      recorded_at INTEGER NOT NULL CHECK (recorded_at BETWEEN -62167219200 AND 253402300799),
      position INTEGER NOT NULL CHECK (position > 0)
    ) STRICT;
    CREATE TRIGGER recording_never_changes BEFORE UPDATE ON recording
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER recording_never_goes BEFORE DELETE ON recording
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TABLE earlier (
      number INTEGER PRIMARY KEY,
      statement INTEGER NOT NULL REFERENCES statement (number),
      recorded_at INTEGER NOT NULL CHECK (recorded_at BETWEEN -62167219200 AND 253402300799),
      position INTEGER NOT NULL CHECK (position > 0)
    ) STRICT;
    CREATE INDEX earlier_statement ON earlier (statement, recorded_at, position);
    CREATE TRIGGER earlier_never_changes BEFORE UPDATE ON earlier
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER earlier_never_goes BEFORE DELETE ON earlier
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE VIEW log_entry AS
    SELECT number, number AS statement, id,
      (SELECT recorded_at FROM recording WHERE first <= number ORDER BY first DESC LIMIT 1) AS recorded_at,
      (SELECT position + number - first FROM recording WHERE first <= number ORDER BY first DESC LIMIT 1) AS position
    FROM statement
    UNION ALL
    SELECT earlier.number, statement, id, recorded_at, position
    FROM earlier JOIN statement ON statement.number = earlier.statement;
    """

  /// Numbers in place of words, in the order of `GraphRows`' documentation. A derivation's inputs lie together, because
  /// they are written and loaded that way; `derivation_output` and `input_parent` lead from an artifact to them.
  static let index = """
    CREATE TABLE version (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
      digests BLOB NOT NULL CHECK (length(digests) % 33 = 0)
    ) STRICT;
    CREATE INDEX version_name ON version (name);
    CREATE TABLE description (
      version INTEGER NOT NULL REFERENCES version (id),
      statement INTEGER NOT NULL REFERENCES statement (number),
      location TEXT,
      properties TEXT CHECK (properties IS NULL OR json_valid(properties)),
      PRIMARY KEY (version, statement)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE method (
      id INTEGER PRIMARY KEY,
      word TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO method (id, word) VALUES
      (0, 'pretrained'), (1, 'finetuned'), (2, 'adapter'), (3, 'rl'), (4, 'preference-optimised'), (5, 'quantized'),
      (6, 'pruned'), (7, 'edited'), (8, 'format-converted'), (9, 'merged'), (10, 'prompted'), (11, 'derived'),
      (12, 'distilled'), (13, 'collected'), (14, 'generated'), (15, 'filtered'), (16, 'mixed'), (17, 'paraphrased'),
      (18, 'labelled'), (19, 'judged'), (20, 'translated');
    CREATE TABLE derivation (
      id INTEGER PRIMARY KEY REFERENCES statement (number),
      output INTEGER NOT NULL REFERENCES version (id),
      method INTEGER NOT NULL REFERENCES method (id),
      knowledge INTEGER NOT NULL CHECK (knowledge BETWEEN 0 AND 3),
      recipe BLOB CHECK (length(recipe) = 32),
      properties TEXT CHECK (properties IS NULL OR json_valid(properties))
    ) STRICT;
    CREATE INDEX derivation_output ON derivation (output);
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE CHECK (text <> '')
    ) STRICT;
    CREATE TABLE input (
      derivation INTEGER NOT NULL REFERENCES derivation (id),
      role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
      parent INTEGER NOT NULL REFERENCES version (id),
      share REAL CHECK (share > 0 AND share <= 1),
      source INTEGER REFERENCES source (id),
      PRIMARY KEY (derivation, role, parent)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX input_parent ON input (parent);
    CREATE TABLE fact (
      version INTEGER NOT NULL REFERENCES version (id),
      statement INTEGER NOT NULL REFERENCES statement (number),
      position INTEGER NOT NULL CHECK (position >= 0),
      trait TEXT NOT NULL CHECK (trait <> ''),
      standing TEXT NOT NULL CHECK (standing IN ('carries', 'not-detected', 'inconclusive', 'measured')),
      basis TEXT NOT NULL CHECK (basis IN ('declared', 'evaluation', 'verdict')),
      suite TEXT,
      suite_digest TEXT,
      identity TEXT,
      rate REAL CHECK (rate >= 0 AND rate <= 1),
      PRIMARY KEY (version, statement, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fact_trait ON fact (trait, standing);
    CREATE TABLE retraction (
      statement INTEGER PRIMARY KEY REFERENCES statement (number),
      retracts INTEGER NOT NULL REFERENCES statement (number),
      counts INTEGER NOT NULL CHECK (counts IN (0, 1))
    ) STRICT;
    CREATE INDEX retraction_retracts ON retraction (retracts);
    """

  /// `version_text` serves the documented views; it spells out what `version.digests` packs.
  static let views = """
    CREATE VIEW statements_view AS
    SELECT number, lower(hex(id)) AS id,
      CASE kind WHEN 0 THEN 'artifact' WHEN 1 THEN 'derivation' WHEN 2 THEN 'evaluation' WHEN 3 THEN 'verdict'
        WHEN 4 THEN 'observation' WHEN 5 THEN 'retraction' WHEN 6 THEN 'waiver' END AS kind,
      strftime('%Y-%m-%dT%H:%M:%SZ', coalesce(
        (SELECT min(recorded_at) FROM earlier WHERE earlier.statement = statement.number),
        (SELECT recorded_at FROM recording WHERE first <= number ORDER BY first DESC LIMIT 1)),
        'unixepoch') AS recorded_at,
      json
    FROM statement;
    CREATE VIEW version_text AS
    SELECT id, name, CASE kind WHEN 0 THEN 'model' ELSE 'dataset' END AS kind,
      coalesce((
        WITH RECURSIVE part (at) AS (
          SELECT 1 WHERE length(digests) > 0 UNION ALL SELECT at + 33 FROM part WHERE at + 33 < length(digests))
        SELECT group_concat(text, ' ') FROM (
          SELECT CASE hex(substr(digests, at, 1)) WHEN '01' THEN 'sha256' WHEN '02' THEN 'identity' WHEN '03' THEN 'oms'
            WHEN '04' THEN 'weights' WHEN '05' THEN 'architecture' END
            || ':' || lower(hex(substr(digests, at + 1, 32))) AS text
          FROM part ORDER BY text)
      ), '') AS digests
    FROM version;
    CREATE VIEW artifacts AS
    SELECT version_text.name, version_text.kind, version_text.digests, description.location,
      coalesce(description.properties, '{}') AS properties, recorded_at, statements_view.id AS statement
    FROM description
    JOIN version_text ON version_text.id = description.version
    JOIN statements_view ON statements_view.number = description.statement
    WHERE description.statement NOT IN (SELECT retracts FROM retraction WHERE counts);
    CREATE VIEW edges AS
    SELECT parent.name AS input, parent.digests AS input_digests, child.name AS output,
      child.digests AS output_digests,
      CASE input.role WHEN 0 THEN 'base' WHEN 1 THEN 'data' WHEN 2 THEN 'judge' WHEN 3 THEN 'prompts'
        WHEN 4 THEN 'teacher' END AS role,
      method.word AS method,
      CASE derivation.knowledge WHEN 0 THEN 'inferred' WHEN 1 THEN 'imported' WHEN 2 THEN 'declared'
        WHEN 3 THEN 'verified' END AS knowledge,
      input.share,
      CASE WHEN derivation.recipe IS NOT NULL THEN 'sha256:' || lower(hex(derivation.recipe)) END AS recipe, recorded_at, statements_view.id AS statement,
      source.text AS source
    FROM input
    JOIN derivation ON derivation.id = input.derivation
    JOIN method ON method.id = derivation.method
    JOIN version_text AS parent ON parent.id = input.parent
    JOIN version_text AS child ON child.id = derivation.output
    JOIN statements_view ON statements_view.number = derivation.id
    LEFT JOIN source ON source.id = input.source
    WHERE derivation.id NOT IN (SELECT retracts FROM retraction WHERE counts);
    CREATE VIEW traits AS
    SELECT version_text.name, version_text.digests, fact.trait, fact.standing, fact.basis, fact.suite,
      fact.suite_digest, fact.identity, fact.rate, recorded_at, statements_view.id AS statement
    FROM fact
    JOIN version_text ON version_text.id = fact.version
    JOIN statements_view ON statements_view.number = fact.statement
    WHERE fact.statement NOT IN (SELECT retracts FROM retraction WHERE counts);
    """
}
