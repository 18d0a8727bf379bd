import Store

extension Record {
  /// Records the statements, all or none, in one transaction that has reached the disk when this returns. Recording a
  /// statement again changes nothing.
  ///
  /// O(statements · log(store)), and for what gets inputs and was used before, what it was made from.
  /// - Throws: `InputError` where a statement is wrong: out of range, of another kind than recorded, or closing a
  ///   cycle, which is spelled out; `StoreError` where the store fails.
  @discardableResult
  package func record(_ statements: [Statement], at time: Timestamp) throws -> Outcome {
    let seconds = Int64(time.secondsSince1970)
    // Statements are checked before their rows are made, and every row is made after those that it refers to.
    return try store.appending(upTo: statements.count) { transaction in
      let (recorded, suspects) = try transaction.writing(upTo: statements.count) { log, tables, hasIndexes in
        if !hasIndexes, let known = log.takeKnown() {
          return try BulkWriter(transaction, log, tables, known, upTo: statements.count).record(statements, at: seconds)
        }
        var writer = try RecordWriter(transaction, log, tables, hasIndexes: hasIndexes)
        return (try writer.record(statements, at: seconds), writer.suspects)
      }
      try Self.requireAcyclic(transaction, suspects)
      return Outcome(recorded: recorded, unchanged: statements.count - recorded)
    }
  }

  /// Above so many suspects, the whole graph is looked at.
  private static var searchLimit: Int { 5_000 }

  static func requireAcyclic(_ transaction: Transaction, _ suspects: CycleSuspects) throws {
    let isMuch = suspects.all || suspects.outputs.count + suspects.names.count > searchLimit
    let cycle = isMuch ? try CycleCheck.cycle(transaction) : try CycleSearch.cycle(transaction, suspects)
    guard let cycle else { return }
    throw InputError(
      "this would close a cycle, in which each is made from the one before: \(CycleText.of(cycle))")
  }
}
