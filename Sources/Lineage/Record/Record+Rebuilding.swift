import Store

extension Record {
  /// Makes the graph tables anew from the statements. Every question has the same answer before and after.
  /// O(statements), in the memory of some thousands of them.
  /// - Returns: how many statements there are.
  @discardableResult
  package func rebuild() throws -> Int {
    defer { GraphFile(besideStore: store.path).remove() }
    return try store.write { transaction in
      try transaction.rebuildingIndex { log, rows, hasIndexes in
        var count = 0
        var writer = try RecordWriter(transaction, log, rows, hasIndexes: hasIndexes)
        try transaction.eachLine { lines in
          count += lines.count
          for (statement, line) in zip(try parsed(lines, of: store), lines) {
            try writer.add(statement, number: line.number)
          }
          try writer.flush()
        }
        return count
      }
    }
  }

  /// Reads the texts of statements, on a few threads, and checks that they are what their ids say.
  /// - Throws: `StoreError` for one that is damaged.
  func parsed(_ lines: [(number: Int64, line: LogLine)], of store: Store) throws -> [Statement] {
    let starts = Array(stride(from: 0, to: lines.count, by: 512))
    do {
      return try Parallel.map(starts) { start throws(InputError) in
        var statements: [Statement] = []
        for (number, line) in lines[start..<min(lines.count, start + 512)] {
          statements.append(try Self.parsed(line, number))
        }
        return statements
      }.flatMap { $0 }
    } catch {
      throw StoreError(
        .corrupt, path: store.path, message: error.message, remedy: "restore a copy of the store")
    }
  }

  private static func parsed(_ line: LogLine, _ number: Int64) throws(InputError) -> Statement {
    guard SHA256Text.bytes(hashing: line.json) == line.id else {
      throw InputError("statement \(number) is damaged: its text is not what its id says")
    }
    do {
      return try Statement(json: JSONValue(parsing: line.json))
    } catch {
      throw InputError("statement \(number) is damaged: \(error)")
    }
  }
}
