package import Store

extension Record {
  /// What a merge did.
  package struct MergeOutcome: Sendable, Equatable {
    /// Statements that were not here.
    package var added: Int
    /// Statements that both stores have.
    package var common: Int
    /// Of those, the ones that the other store had recorded before this one did.
    package var earlier: Int
    package var samples: SampleMerge
  }

  /// Adds the statements and samples of another store, all or none: the union of both.
  ///
  /// A statement keeps the earliest moment at which either store recorded it. So it does not matter which store is
  /// merged into which, nor how often: both know the same, answer the same, and answer the same as of any day. Each keeps
  /// its own log; what comes in is appended. Where the stores have different replies to the same question, this one's stay.
  /// O(statements of both · log).
  /// - Throws: `InputError` where both together would be wrong: a name that is a model here and a dataset there, or a
  ///   cycle, which is spelled out; `StoreError` where a store fails or a statement of the other is damaged.
  package func merge(from other: Store) throws -> MergeOutcome {
    try other.read { source in
      try store.write { transaction in
        var merge = try Merge(transaction, from: source)
        let suspects = try transaction.writing(upTo: Int(source.statementCount())) { log, rows, hasIndexes in
          var writer = try RecordWriter(transaction, log, rows, hasIndexes: hasIndexes)
          try source.eachLine { lines in
            let added = try merge.add(lines, to: log)
            let statements = try parsed(added.map { (lines[$0.index].number, lines[$0.index].line) }, of: other)
            for (statement, entry) in zip(statements, added) {
              do {
                try writer.add(statement, number: entry.number)
              } catch let error as InputError {
                throw InputError("statement \(lines[entry.index].number) of \(other.path): \(error)")
              }
            }
            try writer.flush()
          }
          return writer.suspects
        }
        try Self.requireAcyclic(transaction, suspects)
        merge.outcome.samples = try transaction.mergeSamples(from: source)
        return merge.outcome
      }
    }
  }
}

/// The log of another store on its way into this one.
private struct Merge {
  private let here: Chronology
  private let there: Chronology
  var outcome = Record.MergeOutcome(added: 0, common: 0, earlier: 0, samples: SampleMerge())

  init(_ transaction: Transaction, from source: Transaction) throws {
    here = try transaction.chronology()
    there = try source.chronology()
  }

  /// Appends what is new, and notes what the other store had before.
  /// - Returns: the places of the new ones in `lines`, with their new numbers.
  mutating func add(
    _ lines: [(number: Int64, line: LogLine)], to log: LogWriter
  ) throws -> [(index: Int, number: Int64)] {
    var added: [(index: Int, number: Int64)] = []
    for (index, entry) in lines.enumerated() {
      let moment = there.moment(of: entry.number)
      if let known = try log.number(of: entry.line.id) {
        outcome.common += 1
        guard moment < here.moment(of: known) else { continue }
        outcome.earlier += 1
        try log.note(moment, of: known)
      } else if let number = try log.append(entry.line, at: moment.recordedAt, position: moment.position) {
        outcome.added += 1
        added.append((index, number))
      }
    }
    return added
  }
}
