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
    try PreparedStatement(database, "SELECT number, id, kind, json FROM statement ORDER BY number").rows { row in
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
  /// The last recording that was begun, and what number and position follow it.
  private var moment: Chronology.Moment?
  private var next: Int64
  /// The numbers of all statements, while the index over their ids is not there.
  private var known: [IDPrefix: Int64]?

  init(_ transaction: Transaction, hasIndex: Bool) throws {
    self.transaction = transaction
    let database = transaction.database
    insert = try PreparedStatement(
      database, "INSERT INTO statement (number, id, kind, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
    recording = try PreparedStatement(
      database, "INSERT INTO recording (first, recorded_at, position) VALUES (?, ?, ?)")
    find = try PreparedStatement(database, "SELECT id, number FROM statement WHERE substr(id, 1, 16) = ?")
    next = try transaction.nextNumber()
    if !hasIndex { known = try Self.numbers(database) }
  }

  private static func numbers(_ database: Database) throws -> [IDPrefix: Int64] {
    var numbers: [IDPrefix: Int64] = [:]
    try PreparedStatement(database, "SELECT id, number FROM statement").rows { row in
      numbers[IDPrefix(row.bytes(0))] = row.integer(1)
    }
    return numbers
  }

  /// The number of the statement with this id; nil where there is none.
  package func number(of id: [UInt8]) throws -> Int64? {
    guard id.count == 32 else { return nil }
    if let known { return known[id.withUnsafeBytes { IDPrefix($0) }] }
    var number: Int64?
    find.bind(blob: id.prefix(16), at: 1)
    try find.rows { row in if row.bytes(0).elementsEqual(id) { number = row.integer(1) } }
    return number
  }

  /// Appends a statement that was recorded at a time, in seconds since 1970, UTC, as the next of that second.
  /// - Parameter position: its place among the statements of that second in the store that recorded it; nil: this one.
  /// - Returns: its number; nil where it is there already, which changes nothing.
  package func append(_ line: LogLine, at time: Int64, position: Int64? = nil) throws -> Int64? {
    if let known, known[line.id.withUnsafeBytes { IDPrefix($0) }] != nil { return nil }
    insert.bind(next, at: 1)
    insert.bind(blob: line.id, at: 2)
    insert.bind(Int64(line.kind), at: 3)
    let isNew = try line.json.withUnsafeBytes { json in
      insert.bind(lastingText: json, at: 4)
      return try insert.run()
    }
    guard isNew else {
      try requireSame(line)
      return nil
    }
    try begin(Chronology.Moment(recordedAt: time, position: position ?? next))
    if known != nil { known?[line.id.withUnsafeBytes { IDPrefix($0) }] = next }
    next += 1
    return next - 1
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

/// The first sixteen bytes of an id.
struct IDPrefix: Hashable {
  private let high: UInt64
  private let low: UInt64

  /// What is shorter stands for nothing: a damaged store may have such an id.
  init(_ id: UnsafeRawBufferPointer) {
    guard id.count >= 16 else {
      (high, low) = (0, UInt64(id.count))
      return
    }
    high = id.loadUnaligned(as: UInt64.self)
    low = id.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
  }
}
