import FoundationEssentials
import GRDB

/// The graph index of two stores, compared row by row. Row ids may differ: what they stand for is compared.
enum IndexComparison {
  /// Rows in full, whatever they refer to spelled out; the first column is the statement that a row comes from, or 0.
  static let tables: [(name: String, columns: [String], from: String)] = [
    ("artifact", ["0", "name", "kind"], "artifact"),
    ("version", ["0"] + named, "version" + joined("version.artifact")),
    (
      "description", ["statement"] + named + ["location", "properties"],
      "description LEFT JOIN version ON version.id = version" + joined("version.artifact")
    ),
    (
      "derivation", ["derivation.id"] + named + ["method", "knowledge", "recipe", "properties"],
      "derivation LEFT JOIN version ON version.id = output" + joined("version.artifact")
    ),
    (
      "input",
      ["derivation", "role"] + named + ["child.digests", "target.name", "share"],
      "input LEFT JOIN version ON version.id = parent" + joined("version.artifact")
        + " LEFT JOIN version AS child ON child.id = input.child LEFT JOIN artifact AS target ON target.id = child.artifact"
    ),
    (
      "fact",
      ["statement", "position"] + named + [
        "trait", "standing", "basis", "suite", "suite_digest", "identity", "rate",
      ], "fact LEFT JOIN version ON version.id = version" + joined("version.artifact")
    ),
    ("retraction", ["statement", "retracts"], "retraction"),
  ]

  private static let named = ["artifact.name", "artifact.kind", "version.digests"]

  private static func joined(_ reference: String) -> String { " LEFT JOIN artifact ON artifact.id = \(reference)" }

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
