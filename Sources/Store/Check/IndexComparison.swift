import FoundationEssentials
import GRDB

/// The graph index of two stores, compared row by row. Row ids may differ: what they stand for is compared.
enum IndexComparison {
  /// Rows in full, whatever they refer to spelled out; the first column is the statement that a row comes from, or 0.
  static let tables: [(name: String, columns: [String], from: String)] = [
    ("version", ["0", "name", "version.kind", "hex(digests)"], "version"),
    (
      "description", ["statement", "name", "version.kind", "hex(digests)", "location", "properties"],
      "description LEFT JOIN version ON version.id = version"
    ),
    (
      "derivation",
      ["derivation.id", "name", "version.kind", "hex(digests)", "method", "knowledge", "hex(recipe)", "properties"],
      "derivation LEFT JOIN version ON version.id = output"
    ),
    (
      "input", ["derivation", "role", "name", "version.kind", "hex(digests)", "share", "text"],
      "input LEFT JOIN version ON version.id = parent LEFT JOIN source ON source.id = source"
    ),
    (
      "fact",
      [
        "statement", "position", "name", "version.kind", "hex(digests)", "trait", "standing", "basis", "suite",
        "suite_digest", "identity", "rate",
      ], "fact LEFT JOIN version ON version.id = version"
    ),
    ("retraction", ["statement", "retracts", "counts"], "retraction"),
    ("source", ["0", "text"], "source"),
    ("method", ["0", "id", "word"], "method"),
  ]

  /// The order of SQLite: nothing, numbers, texts, bytes.
  static func precedes(_ left: [DatabaseValue], _ right: [DatabaseValue]) -> Bool {
    for (one, two) in zip(left, right) where one != two { return precedes(one, two) }
    return false
  }

  private static func precedes(_ left: DatabaseValue, _ right: DatabaseValue) -> Bool {
    switch (left.storage, right.storage) {
    case (.int64(let one), .int64(let two)): one < two
    case (.double(let one), .double(let two)): one < two
    case (.int64(let one), .double(let two)): Double(one) < two
    case (.double(let one), .int64(let two)): one < Double(two)
    case (.string(let one), .string(let two)): one.utf8.lexicographicallyPrecedes(two.utf8)
    case (.blob(let one), .blob(let two)): one.lexicographicallyPrecedes(two)
    default: rank(left) < rank(right)
    }
  }

  private static func rank(_ value: DatabaseValue) -> Int {
    switch value.storage {
    case .null: 0
    case .int64, .double: 1
    case .string: 2
    case .blob: 3
    }
  }
}

extension Transaction {
  /// How the graph index differs from that of another store, in words: at most `limit` differences, and how many there
  /// are in all. O(rows × log(rows)).
  package func indexDifferences(from other: Transaction, limit: Int) throws -> (words: [String], count: Int) {
    var (words, count): ([String], Int) = ([], 0)
    for table in IndexComparison.tables {
      let order = table.columns.indices.map { String($0 + 1) }.joined(separator: ", ")
      let sql = "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.from) ORDER BY \(order)"
      let (own, expected) = (
        try Row.fetchCursor(database, sql: sql), try Row.fetchCursor(other.database, sql: sql)
      )
      var (found, wanted) = (try own.next()?.values, try expected.next()?.values)
      while found != nil || wanted != nil {
        if found == wanted {
          (found, wanted) = (try own.next()?.values, try expected.next()?.values)
          continue
        }
        let isExtra = wanted.map { wanted in found.map { IndexComparison.precedes($0, wanted) } ?? false } ?? true
        count += 1
        if words.count < limit, let row = isExtra ? found : wanted {
          words.append("\(table.name) \(row.shown): \(isExtra ? "no statement says so" : "is missing")")
        }
        if isExtra { found = try own.next()?.values } else { wanted = try expected.next()?.values }
      }
    }
    return (words, count)
  }
}

extension Row {
  fileprivate var values: [DatabaseValue] { Array(databaseValues) }
}

extension [DatabaseValue] {
  /// The statement, and what the row says.
  fileprivate var shown: String {
    let values = dropFirst().map { value -> String in
      switch value.storage {
      case .null: "–"
      case .int64(let number): String(number)
      case .double(let number): String(number)
      case .string(let text): text.isEmpty ? "''" : text.utf8.count > 40 ? "\(text.prefix(24))…" : text
      case .blob(let bytes): "\(bytes.count) bytes"
      }
    }
    let statement = first.flatMap { Int64.fromDatabaseValue($0) } ?? 0
    return (statement > 0 ? "of statement \(statement) " : "") + "(" + values.joined(separator: ", ") + ")"
  }
}
