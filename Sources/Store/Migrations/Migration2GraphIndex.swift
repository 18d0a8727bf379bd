extension Migration {
  /// The graph tables as they first were: digests, methods and roles as text.
  static let graphIndex = Migration(
    name: "graph-index",
    sql: """
      CREATE TABLE artifact (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('model', 'dataset'))
      ) STRICT;
      CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        artifact INTEGER NOT NULL REFERENCES artifact (id),
        digests TEXT NOT NULL,
        UNIQUE (artifact, digests)
      ) STRICT;
      CREATE TABLE description (
        version INTEGER NOT NULL REFERENCES version (id),
        statement INTEGER NOT NULL REFERENCES statement (number),
        location TEXT,
        properties TEXT NOT NULL CHECK (json_valid(properties)),
        PRIMARY KEY (version, statement)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE derivation (
        id INTEGER PRIMARY KEY REFERENCES statement (number),
        output INTEGER NOT NULL REFERENCES version (id),
        method TEXT NOT NULL CHECK (method <> ''),
        knowledge TEXT NOT NULL CHECK (knowledge IN ('inferred', 'imported', 'declared', 'verified')),
        recipe TEXT,
        properties TEXT NOT NULL CHECK (json_valid(properties))
      ) STRICT;
      CREATE INDEX derivation_output ON derivation (output);
      CREATE TABLE input (
        child INTEGER NOT NULL REFERENCES version (id),
        parent INTEGER NOT NULL REFERENCES version (id),
        role TEXT NOT NULL CHECK (role IN ('base', 'data', 'teacher', 'judge', 'prompts')),
        derivation INTEGER NOT NULL REFERENCES derivation (id),
        share REAL CHECK (share > 0 AND share <= 1),
        PRIMARY KEY (child, parent, role, derivation)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX input_parent ON input (parent, child);
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
        retracts TEXT NOT NULL
      ) STRICT;
      CREATE INDEX retraction_retracts ON retraction (retracts);

      CREATE VIEW artifacts AS
      SELECT artifact.name, artifact.kind, version.digests, description.location, description.properties,
        statement.recorded_at, statement.id AS statement
      FROM description
      JOIN version ON version.id = description.version
      JOIN artifact ON artifact.id = version.artifact
      JOIN statement ON statement.number = description.statement
      WHERE statement.id NOT IN (SELECT retracts FROM retraction);
      CREATE VIEW edges AS
      SELECT source.name AS input, parent.digests AS input_digests, target.name AS output,
        child.digests AS output_digests, input.role, derivation.method, derivation.knowledge, input.share,
        derivation.recipe, statement.recorded_at, statement.id AS statement
      FROM input
      JOIN derivation ON derivation.id = input.derivation
      JOIN statement ON statement.number = derivation.id
      JOIN version AS parent ON parent.id = input.parent
      JOIN artifact AS source ON source.id = parent.artifact
      JOIN version AS child ON child.id = input.child
      JOIN artifact AS target ON target.id = child.artifact
      WHERE statement.id NOT IN (SELECT retracts FROM retraction);
      CREATE VIEW traits AS
      SELECT artifact.name, version.digests, fact.trait, fact.standing, fact.basis, fact.suite, fact.suite_digest,
        fact.identity, fact.rate, statement.recorded_at, statement.id AS statement
      FROM fact
      JOIN version ON version.id = fact.version
      JOIN artifact ON artifact.id = version.artifact
      JOIN statement ON statement.number = fact.statement
      WHERE statement.id NOT IN (SELECT retracts FROM retraction);
      """)
}
