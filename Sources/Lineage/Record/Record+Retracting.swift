import Store

extension Record {
  /// What became of the statements that were to be retracted.
  package struct Retracting: Sendable {
    /// Those that no longer count.
    package var retracted: [Entry] = []
    /// Those that counted no more before.
    package var unchanged: [Entry] = []
  }

  /// Records that statements no longer count; they stay in the log. All of them or none.
  /// - Parameter ids: of each statement its id, or as many of its first digits, eight at least, as say which is meant.
  /// - Throws: `InputError` for an id of no statement or of several; `StoreError`.
  package func retract(_ ids: [String], reason: String, at time: Timestamp) throws -> Retracting {
    var result = Retracting()
    for id in ids {
      let entry = try entry(idPrefix: id)
      let isKnown = (result.retracted + result.unchanged).contains { $0.id == entry.id }
      if isKnown { continue }
      let isRetracted = try store.read { try $0.isRetracted(entry.number) }
      if isRetracted { result.unchanged.append(entry) } else { result.retracted.append(entry) }
    }
    let retractions = result.retracted.map { entry in
      Statement.retraction(RetractionStatement(retracts: entry.id, reason: reason, retractedAt: time))
    }
    if !retractions.isEmpty { _ = try record(retractions, at: time) }
    return result
  }

  private func entry(idPrefix prefix: String) throws -> Entry {
    guard (8...64).contains(prefix.utf8.count), prefix.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw InputError(
        "'\(prefix)' is not the id of a statement: expected 8 to 64 hexadecimal digits, as 'stemma lineage show' prints them"
      )
    }
    let rows = try store.read { try $0.statements(idPrefix: prefix) }
    guard let row = rows.first else { throw InputError("no statement's id begins with '\(prefix)'") }
    guard rows.count == 1 else { throw InputError("several statements' ids begin with '\(prefix)'; give more digits") }
    return try entry(row)
  }
}
