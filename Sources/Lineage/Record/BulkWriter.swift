import Store
import Synchronization

/// Writes so many statements that the store's indexes were taken away meanwhile. Everything is made ready on two other
/// threads, from memory: one checks, writes and hashes the texts, one looks up what is known and makes the rows. The
/// thread of the transaction does nothing but write.
struct BulkWriter {
  private let transaction: Transaction
  private let log: LogWriter
  private let tables: GraphWriter
  private let preparation: BulkPreparation

  /// - Parameters:
  ///   - known: the statements of the log.
  ///   - count: how many statements are to be recorded.
  init(_ transaction: Transaction, _ log: LogWriter, _ tables: GraphWriter, _ known: KnownStatements, upTo count: Int)
    throws
  {
    self.transaction = transaction
    self.log = log
    self.tables = tables
    var versions = try VersionTable(transaction, hasIndexes: false)
    // Most statements are about an artifact that another tells of, too.
    versions.reserve(count / 2)
    preparation = BulkPreparation(versions, known, next: log.next)
  }

  /// Records statements of which those that are in the log already change nothing.
  /// - Returns: how many were not, and what may have closed a cycle.
  func record(_ statements: [Statement], at seconds: Int64) throws -> (recorded: Int, suspects: CycleSuspects) {
    var (recorded, retractsRetraction) = (0, false)
    let starts = StatementLines.starts(statements)
    let texts = Ahead(starts) { try LogLines(StatementLines.piece(statements, from: $0)) }
    let pieces = Ahead(starts) { [preparation] start in
      let lines = try texts.next() ?? LogLines(capacity: 0)
      return try preparation.piece(StatementLines.piece(statements, from: start), lines)
    }
    while let piece = try pieces.next() {
      recorded += piece.lines.count
      try log.append(new: piece.lines, at: seconds)
      try tables.insert(piece.rows)
      if try transaction.insert(piece.rows.retractions) { retractsRetraction = true }
    }
    var suspects = preparation.suspects
    suspects.all = retractsRetraction
    return (recorded, suspects)
  }
}

/// What is made ready, piece by piece and in order.
private final class BulkPreparation: Sendable {
  struct Piece: Sendable {
    /// Of the statements that were not there.
    var lines: LogLines
    var rows: GraphRows
  }

  /// All that can be looked up is in memory.
  private struct Lookup: RecordLookup, Sendable {
    var known: KnownStatements

    func versions(name: String) -> [GraphRows.Version] { [] }

    func number(of id: [UInt8]) -> Int64? { known.number(of: id) }
  }

  private struct State: Sendable {
    var maker: GraphRowMaker<Lookup>
    /// The number that the next statement gets.
    var next: Int64
  }

  private let state: Mutex<State>

  init(_ versions: VersionTable, _ known: KnownStatements, next: Int64) {
    state = Mutex(State(maker: GraphRowMaker(versions, Lookup(known: known)), next: next))
  }

  var suspects: CycleSuspects { state.withLock(\.maker.suspects) }

  /// - Parameter lines: those of the statements.
  func piece(_ statements: ArraySlice<Statement>, _ lines: LogLines) throws -> Piece {
    try state.withLock { state in
      var new: [Int] = []
      new.reserveCapacity(lines.count)
      for (line, statement) in statements.enumerated() {
        let isNew = lines.withID(line) { state.maker.lookup.known.insert($0, number: state.next) }
        guard isNew else { continue }
        new.append(line)
        try state.maker.add(statement, number: state.next)
        state.next += 1
      }
      let kept = new.count == lines.count ? lines : lines.only(new)
      return Piece(lines: kept, rows: state.maker.takeRows())
    }
  }
}
