import FoundationEssentials
import GRDB

extension Migration {
  /// The same content in about a third of the space: ids and digests as bytes, words as numbers, times as
  /// seconds once for each recording, and a log in which a merge can note that another store had recorded a statement earlier. Every number stays.
  static let compactTables = Migration(name: "compact-tables") { database in
    database.add(function: packDigests)
    database.add(function: unpackHex)
    try database.execute(sql: setAside)
    try database.execute(sql: CompactTables.log)
    try database.execute(sql: CompactTables.index)
    try database.execute(sql: copy)
    try Retractions.count(database)
    try database.execute(sql: dropOld)
    try database.execute(sql: CompactTables.views)
  }

  private static let setAside = """
    DROP VIEW artifacts; DROP VIEW edges; DROP VIEW traits; DROP VIEW statements_view;
    DROP TRIGGER statement_never_changes; DROP TRIGGER statement_never_goes;
    DROP INDEX statement_kind; DROP INDEX derivation_output; DROP INDEX input_parent; DROP INDEX fact_trait;
    DROP INDEX retraction_retracts;
    ALTER TABLE statement RENAME TO old_statement;
    ALTER TABLE artifact RENAME TO old_artifact;
    ALTER TABLE version RENAME TO old_version;
    ALTER TABLE description RENAME TO old_description;
    ALTER TABLE derivation RENAME TO old_derivation;
    ALTER TABLE input RENAME TO old_input;
    ALTER TABLE fact RENAME TO old_fact;
    ALTER TABLE retraction RENAME TO old_retraction;
    """

  private static let copy = """
    INSERT INTO statement (number, id, kind, json)
    SELECT number, unpack_hex(id),
      CASE kind WHEN 'artifact' THEN 0 WHEN 'derivation' THEN 1 WHEN 'evaluation' THEN 2 WHEN 'verdict' THEN 3
        WHEN 'observation' THEN 4 WHEN 'retraction' THEN 5 END,
      json
    FROM old_statement ORDER BY number;
    INSERT INTO recording (first, recorded_at, position)
    SELECT number, CAST(strftime('%s', recorded_at) AS INTEGER), number
    FROM (SELECT number, recorded_at, lag(recorded_at) OVER (ORDER BY number) AS before FROM old_statement)
    WHERE recorded_at IS NOT before ORDER BY number;
    INSERT INTO version (id, name, kind, digests)
    SELECT old_version.id, name, kind = 'dataset', pack_digests(digests)
    FROM old_version JOIN old_artifact ON old_artifact.id = artifact ORDER BY old_version.id;
    INSERT INTO description (version, statement, location, properties)
    SELECT version, statement, location, nullif(properties, '{}') FROM old_description;
    INSERT INTO source (text)
    SELECT DISTINCT json_extract(json, '$.source') AS text FROM old_statement
    WHERE kind = 'derivation' AND text <> '' ORDER BY text;
    INSERT INTO derivation (id, output, method, knowledge, recipe, properties)
    SELECT old_derivation.id, output, method.id,
      CASE knowledge WHEN 'inferred' THEN 0 WHEN 'imported' THEN 1 WHEN 'declared' THEN 2 WHEN 'verified' THEN 3 END,
      unpack_hex(substr(recipe, 8)), nullif(properties, '{}')
    FROM old_derivation JOIN method ON method.word = old_derivation.method ORDER BY old_derivation.id;
    INSERT INTO input (derivation, role, parent, share, source)
    SELECT derivation,
      CASE role WHEN 'base' THEN 0 WHEN 'data' THEN 1 WHEN 'judge' THEN 2 WHEN 'prompts' THEN 3 WHEN 'teacher' THEN 4
        END,
      parent, share, source.id
    FROM old_input JOIN old_statement ON number = derivation
    LEFT JOIN source ON source.text = json_extract(json, '$.source');
    INSERT INTO fact SELECT * FROM old_fact;
    INSERT INTO retraction (statement, retracts, counts)
    SELECT statement, number, 1
    FROM old_retraction JOIN old_statement ON id = retracts;
    """

  private static let dropOld = """
    DROP TABLE old_retraction; DROP TABLE old_fact; DROP TABLE old_input; DROP TABLE old_derivation;
    DROP TABLE old_description; DROP TABLE old_version; DROP TABLE old_artifact; DROP TABLE old_statement;
    """

  /// 32 bytes for 64 hexadecimal digits; NULL for anything else.
  private static let unpackHex = DatabaseFunction("unpack_hex", argumentCount: 1, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]), let bytes = Hex.bytes(text) else { return nil }
    return Data(bytes)
  }

  /// What `version.digests` holds, from `scheme:hex` texts separated by blanks.
  private static let packDigests = DatabaseFunction("pack_digests", argumentCount: 1, pure: true) { values in
    let codes: [Substring: UInt8] = ["sha256": 1, "identity": 2, "oms": 3, "weights": 4, "architecture": 5]
    let parts = (String.fromDatabaseValue(values[0]) ?? "").split(separator: " ").map { $0.split(separator: ":") }
    let packed = parts.compactMap { part -> [UInt8]? in
      guard part.count == 2, let code = codes[part[0]], let bytes = Hex.bytes(String(part[1])) else { return nil }
      return [code] + bytes
    }
    return Data(packed.sorted { $0.lexicographicallyPrecedes($1) }.joined())
  }
}
