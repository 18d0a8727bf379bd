/// What a query found: as many of the rows as the limits let through, in the order in which SQLite gave them.
package struct QueryAnswer: Sendable, Equatable {
  /// As SQLite names them; names may repeat.
  package var columns: [String]
  /// Each as long as `columns`.
  package var rows: [[QueryValue]]
  /// What left rows out; nil when all are here.
  package var cut: QueryCut?
}

/// The limit that a query came to.
package enum QueryCut: Sendable, Equatable {
  case rows
  case bytes
}

/// A value as SQLite has it.
package enum QueryValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  /// Bytes that are no UTF-8 are replaced by U+FFFD.
  case text(String)
  case blob([UInt8])
}
