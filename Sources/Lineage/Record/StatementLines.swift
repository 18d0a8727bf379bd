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
    try Ahead.each(starts(statements)) { start in
      try piece(statements, from: start).map(line)
    } body: { start, lines in
      try body(piece(statements, from: start), lines)
    }
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

/// Lines that are being collected in one block of memory.
struct LineCollector {
  private(set) var lines: LogLines
  private var text = CanonicalText()

  init(capacity: Int) { lines = LogLines(capacity: capacity) }

  /// Adds a statement after checking it.
  /// - Parameter isNew: is given its id, 32 bytes, and decides whether it stays.
  /// - Returns: whether it stayed.
  mutating func add(_ statement: Statement, _ isNew: (UnsafeRawBufferPointer) -> Bool) throws(InputError) -> Bool {
    try statement.validate()
    text.removeAll()
    statement.write(to: &text)
    let id = SHA256Text.bytes(hashing: text.bytes)
    guard id.withUnsafeBytes(isNew) else { return false }
    lines.append(id: id, kind: statement.number, json: text.bytes)
    return true
  }
}
