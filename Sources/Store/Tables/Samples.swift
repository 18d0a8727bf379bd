import GRDB

/// The tables of replies and scores: one row for each (model, suite, context, question, sample), as it arrives.
///
/// A reply and a score are evidence: once there they never change. Only a request that failed on its way may be asked
/// again, and only a reply without a score gets one.
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

  fileprivate static let columns = """
    SELECT question, position, outcome, finish, reply, scores, detail, request, recorded_at, fingerprint FROM sample
    """

  fileprivate static let insertion = """
    INSERT INTO sample
      (sample_set, question, position, outcome, finish, reply, scores, detail, request, recorded_at, fingerprint)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT (sample_set, question, position) DO NOTHING
    """

  /// For what the insertion did not take, with the same parameters. Within the insertion its trigger would make SQLite copy
  /// every page before it changes, for every sample.
  fileprivate static let replacement = """
    UPDATE sample SET outcome = ?4, finish = ?5, reply = ?6, scores = ?7, detail = ?8, request = ?9, recorded_at = ?10,
      fingerprint = ?11
    WHERE sample_set = ?1 AND question = ?2 AND position = ?3 AND (outcome = 'transport-error'
      OR (outcome = 'replied' AND ?4 NOT IN ('replied', 'transport-error') AND reply IS ?6))
    """

  /// What was asked and answered is not written again, nor the index over it.
  fileprivate static let scoring = """
    UPDATE sample SET outcome = ?, scores = ?, detail = ?, recorded_at = ?
    WHERE sample_set = ? AND question = ? AND position = ? AND outcome = 'replied' AND reply IS ?
    """
}

extension Transaction {
  /// All samples of a set, by question and position; none where the set is not there. O(rows of the set).
  package func samples(of key: SampleSetKey) throws -> [SampleRow] {
    var rows: [SampleRow] = []
    try eachSample(of: key) { rows.append($0) }
    return rows
  }

  /// Gives every sample of a set, by the UTF-8 of the question and by position. O(1) memory.
  package func eachSample(of key: SampleSetKey, _ body: (SampleRow) throws -> Void) throws {
    guard let set = try sampleSet(key) else { return }
    let statement = try PreparedStatement(
      database, "\(Samples.columns) WHERE sample_set = ? ORDER BY question, position")
    statement.bind(set, at: 1)
    try statement.rows { try body(SampleRow($0)) }
  }

  /// Up to `limit` replies of a set that wait for their scores, those after a place in the order of the set. All of
  /// them, one page after the other, are O(rows of the set).
  package func unscoredSamples(
    of key: SampleSetKey, after: (question: String, position: Int)? = nil, limit: Int
  ) throws -> [SampleRow] {
    guard let set = try sampleSet(key) else { return [] }
    let statement = try PreparedStatement(
      database,
      "\(Samples.columns) WHERE sample_set = ? AND outcome = 'replied' AND (question, position) > (?, ?) "
        + "ORDER BY question, position LIMIT ?")
    statement.bind(set, at: 1)
    statement.bind(text: after?.question ?? "", at: 2)
    statement.bind(Int64(after?.position ?? -1), at: 3)
    statement.bind(Int64(limit), at: 4)
    var rows: [SampleRow] = []
    try statement.rows { rows.append(SampleRow($0)) }
    return rows
  }

  /// One sample of a set; nil where it is not there.
  package func sample(of key: SampleSetKey, question: String, position: Int) throws -> SampleRow? {
    guard let set = try sampleSet(key) else { return nil }
    var found: SampleRow?
    let statement = try PreparedStatement(
      database, "\(Samples.columns) WHERE sample_set = ? AND question = ? AND position = ?")
    statement.bind(set, at: 1)
    statement.bind(text: question, at: 2)
    statement.bind(Int64(position), at: 3)
    try statement.rows { found = SampleRow($0) }
    return found
  }

  /// What servers said of the versions of themselves that gave the replies of a set, with the number of samples, the most
  /// frequent first. O(samples of the set).
  package func versions(of key: SampleSetKey) throws -> [(version: String, samples: Int)] {
    guard let set = try sampleSet(key) else { return [] }
    var versions: [(version: String, samples: Int)] = []
    let statement = try PreparedStatement(
      database,
      "SELECT fingerprint, count(*) FROM sample WHERE sample_set = ? AND fingerprint IS NOT NULL "
        + "GROUP BY fingerprint ORDER BY 2 DESC, 1")
    statement.bind(set, at: 1)
    try statement.rows { row in
      versions.append((row.text(0), Int(row.integer(1))))
    }
    return versions
  }

  /// A reply that any run has to this request; nil where there is none.
  /// - Parameters:
  ///   - request: 32 bytes.
  ///   - position: which sample of its question it is.
  ///   - version: of the server, as it named itself; nil for any.
  package func reply(to request: [UInt8], position: Int, version: String? = nil) throws -> SampleRow? {
    var found: SampleRow?
    let statement = try PreparedStatement(
      database,
      "\(Samples.columns) WHERE position = ?1 AND substr(request, 1, 16) = substr(?2, 1, 16) AND request = ?2 "
        + "AND finish IS NOT NULL AND (?3 IS NULL OR fingerprint = ?3) LIMIT 1", isKept: true)
    statement.bind(Int64(position), at: 1)
    statement.bind(blob: request, at: 2)
    statement.bind(text: version, at: 3)
    try statement.rows { found = SampleRow($0) }
    return found
  }

  /// Whether a model has replies in another set than this.
  package func hasReplies(of identity: String, outside key: SampleSetKey) throws -> Bool {
    let own = try sampleSet(key) ?? -1
    return try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM sample_set WHERE identity = ? AND id <> ? AND EXISTS (
          SELECT 1 FROM sample WHERE sample.sample_set = sample_set.id AND finish IS NOT NULL))
        """, arguments: [identity, own]) ?? false
  }

  /// Adds samples. One that is there already is kept as it is, unless it is a transport error, which is replaced, or a
  /// reply that waits for its score, which takes it.
  package func insertSamples(_ rows: [SampleRow], into key: SampleSetKey) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO sample_set (identity, suite_digest, context, scorer, exact) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [key.identity, key.suiteDigest, key.context, key.scorer, key.exact])
    guard let set = try sampleSet(key) else { return }
    let insertion = try PreparedStatement(database, Samples.insertion, isKept: true)
    for row in rows {
      insertion.bind(row, of: set)
      guard try !insertion.run() else { continue }
      let replacement = try PreparedStatement(database, Samples.replacement, isKept: true)
      replacement.bind(row, of: set)
      try replacement.run()
    }
  }

  /// Gives replies the scores that they wait for. One that does not wait, or that is not here, is left as it is.
  package func scoreSamples(_ rows: [SampleRow], of key: SampleSetKey) throws {
    guard let set = try sampleSet(key) else { return }
    let statement = try PreparedStatement(database, Samples.scoring, isKept: true)
    for row in rows {
      statement.bind(text: row.outcome, at: 1)
      statement.bind(text: row.scores, at: 2)
      statement.bind(text: row.detail, at: 3)
      statement.bind(text: row.recordedAt, at: 4)
      statement.bind(set, at: 5)
      statement.bind(text: row.question, at: 6)
      statement.bind(Int64(row.position), at: 7)
      statement.bind(text: row.reply, at: 8)
      try statement.run()
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

extension PreparedStatement {
  /// The parameters of `Samples.insertion` and `Samples.replacement`.
  fileprivate func bind(_ row: SampleRow, of set: Int64) {
    bind(set, at: 1)
    bind(text: row.question, at: 2)
    bind(Int64(row.position), at: 3)
    bind(text: row.outcome, at: 4)
    bind(text: row.finish, at: 5)
    bind(text: row.reply, at: 6)
    bind(text: row.scores, at: 7)
    bind(text: row.detail, at: 8)
    if let request = row.request { bind(blob: request, at: 9) } else { bindNull(at: 9) }
    bind(text: row.recordedAt, at: 10)
    bind(text: row.fingerprint, at: 11)
  }
}

extension SampleRow {
  /// In the order of `Samples.columns`.
  fileprivate init(_ row: RawRow) {
    func text(_ column: Int32) -> String? { row.isNull(column) ? nil : row.text(column) }
    self.init(
      question: row.text(0), position: Int(row.integer(1)), outcome: row.text(2), finish: text(3), reply: text(4),
      scores: text(5), detail: text(6), request: row.isNull(7) ? nil : Array(row.bytes(7)), fingerprint: text(9),
      recordedAt: row.text(8))
  }
}
