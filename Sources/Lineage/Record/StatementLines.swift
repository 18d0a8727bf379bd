import Store

/// Checks statements and turns them into lines of the log: text and SHA-256.
enum StatementLines {
  /// Statements to a piece of work: some milliseconds.
  static let chunk = 2_048

  /// The first statement of each piece of work.
  static func starts(_ statements: [Statement]) -> [Int] { Array(stride(from: 0, to: statements.count, by: chunk)) }

  /// Gives the statements piece by piece with their lines, in order. While one piece is taken, the next ones are made
  /// ready on another thread.
  /// - Throws: `InputError` for the first statement that is wrong; what `body` throws.
  static func each(_ statements: [Statement], _ body: (ArraySlice<Statement>, [LogLine]) throws -> Void) throws {
    guard statements.count > chunk else { return try body(statements[...], statements.map(line)) }
    let ahead = Ahead(starts(statements)) { start in
      let piece = piece(statements, from: start)
      return (statements: piece, lines: try piece.map(line))
    }
    while let piece = try ahead.next() { try body(piece.statements, piece.lines) }
  }

  static func piece(_ statements: [Statement], from start: Int) -> ArraySlice<Statement> {
    statements[start..<min(statements.count, start + chunk)]
  }

  static func line(_ statement: Statement) throws(InputError) -> LogLine {
    try statement.validate()
    let text = statement.text
    return LogLine(id: SHA256Text.bytes(hashing: text), kind: statement.number, json: text)
  }
}

extension LogLines {
  /// - Throws: `InputError` for the first statement that is wrong.
  init(_ statements: ArraySlice<Statement>) throws(InputError) {
    self.init(capacity: statements.count)
    var text = CanonicalText()
    for statement in statements {
      try statement.validate()
      text.removeAll()
      statement.write(to: &text)
      append(id: SHA256Text.bytes(hashing: text.bytes), kind: statement.number, json: text.bytes)
    }
  }
}
