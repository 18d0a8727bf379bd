import GRDB

/// A statement as it is written: its id is the SHA-256 of the text.
package struct LogLine: Sendable {
  /// 32 bytes.
  package var id: [UInt8]
  /// Index into the words for kinds.
  package var kind: UInt8
  /// Canonical JSON, UTF-8.
  package var json: [UInt8]

  package init(id: [UInt8], kind: UInt8, json: [UInt8]) {
    self.id = id
    self.kind = kind
    self.json = json
  }
}

extension Transaction {
  /// Gives the statements in the order of the log, some thousands at a time, with their numbers.
  package func eachLine(_ body: ([(number: Int64, line: LogLine)]) throws -> Void) throws {
    var lines: [(number: Int64, line: LogLine)] = []
    try PreparedStatement(database, "SELECT number, id, kind, json FROM statement_text ORDER BY number").rows { row in
      let kind = UInt8(clamping: row.integer(2))
      lines.append((row.integer(0), LogLine(id: Array(row.bytes(1)), kind: kind, json: Array(row.bytes(3)))))
      guard lines.count == 8_192 else { return }
      try body(lines)
      lines.removeAll(keepingCapacity: true)
    }
    try body(lines)
  }
}

/// Appends to the log, within one transaction. Recording again what is there changes nothing.
package final class LogWriter {
  private let transaction: Transaction
  private let insert: PreparedStatement
  private let recording: PreparedStatement
  private let find: PreparedStatement
  /// The last recording that was begun.
  private var moment: Chronology.Moment?
  /// The number that the next entry gets.
  package private(set) var next: Int64
  /// All statements, while the index over their ids is not there.
  private var known: KnownStatements?

  /// - Parameter room: how many statements will be appended at most, where the index over their ids is not there.
  init(_ transaction: Transaction, withoutIndexFor room: Int? = nil) throws {
    self.transaction = transaction
    let database = transaction.database
    insert = try PreparedStatement(
      database, "INSERT INTO statement (number, id, kind, packed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
    recording = try PreparedStatement(
      database, "INSERT INTO recording (first, recorded_at, position) VALUES (?, ?, ?)")
    find = try PreparedStatement(database, "SELECT id, number FROM statement WHERE substr(id, 1, 16) = ?")
    next = try transaction.nextNumber()
    if let room { known = try KnownStatements(transaction, and: room) }
  }

  /// Hands over what is known of the ids while their index is not there: whoever has it decides what is new.
  package func takeKnown() -> KnownStatements? {
    defer { known = nil }
    return known
  }

  /// The number of the statement with this id; nil where there is none.
  package func number(of id: [UInt8]) throws -> Int64? {
    guard id.count == 32 else { return nil }
    if let known { return known.number(of: id) }
    var number: Int64?
    find.bind(blob: id.prefix(16), at: 1)
    try find.rows { row in if row.bytes(0).elementsEqual(id) { number = row.integer(1) } }
    return number
  }

  /// Appends a statement that was recorded at a time, in seconds since 1970, UTC, as the next of that second.
  /// - Parameter position: its place among the statements of that second in the store that recorded it; nil: this one.
  /// - Returns: its number; nil where it is there already, which changes nothing.
  package func append(_ line: LogLine, at time: Int64, position: Int64? = nil) throws -> Int64? {
    let number = next
    if line.id.withUnsafeBytes({ known?.insert($0, number: number) }) == false { return nil }
    let isWritten = try line.id.withUnsafeBytes { id in
      try PackedText.packed(line.json).withUnsafeBytes { try write(id, line.kind, $0, at: time, position: position) }
    }
    guard isWritten else {
      try requireSame(line)
      return nil
    }
    return number
  }

  /// Appends statements of which it is known that they are not there.
  package func append(new lines: LogLines, at time: Int64) throws {
    for line in 0..<lines.count {
      let isWritten = try lines.withID(line) { id in
        try lines.withText(line) { try write(id, lines.kind(of: line), $0, at: time, position: nil) }
      }
      guard isWritten else {
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "a statement is there that was not known")
      }
    }
  }

  /// - Returns: whether it was not there.
  private func write(
    _ id: UnsafeRawBufferPointer, _ kind: UInt8, _ packed: UnsafeRawBufferPointer, at time: Int64, position: Int64?
  ) throws -> Bool {
    insert.bind(next, at: 1)
    insert.bind(lastingBlob: id, at: 2)
    insert.bind(Int64(kind), at: 3)
    insert.bind(lastingText: packed, at: 4)
    guard try insert.run() else { return false }
    try begin(Chronology.Moment(recordedAt: time, position: position ?? next))
    next += 1
    return true
  }

  /// Notes that a statement that is here was recorded at an earlier moment in another store.
  package func note(_ moment: Chronology.Moment, of statement: Int64) throws {
    try transaction.database.execute(
      sql: "INSERT INTO earlier (number, statement, recorded_at, position) VALUES (?, ?, ?, ?)",
      arguments: [next, statement, moment.recordedAt, moment.position])
    self.moment?.position &+= 1
    next += 1
  }

  /// Begins a recording where this moment does not simply follow the last.
  private func begin(_ moment: Chronology.Moment) throws {
    if moment != self.moment {
      recording.bind(next, at: 1)
      recording.bind(moment.recordedAt, at: 2)
      recording.bind(moment.position, at: 3)
      try recording.run()
    }
    self.moment = Chronology.Moment(recordedAt: moment.recordedAt, position: moment.position &+ 1)
  }

  /// Half of an id is unique. Two ids that share it would have to be sought for longer than anybody can.
  private func requireSame(_ line: LogLine) throws {
    guard try number(of: line.id) == nil else { return }
    throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "two ids with one beginning")
  }
}
