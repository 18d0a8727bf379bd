extension Record {
  /// What checks of declared origins found, in the order of the log: everything recorded until a moment, without what
  /// is retracted. O(observations and retractions).
  package func observations(asOf time: Timestamp? = nil) throws -> [Observation] {
    let observations = try recorded("observation", until: time)
    guard !observations.isEmpty else { return [] }
    let retracted = Self.retracted(try recorded("retraction", until: time))
    return observations.compactMap { entry in
      guard case .observation(let found) = entry.statement, retracted[entry.id] == nil else { return nil }
      return Observation(
        check: found.check, outcome: found.outcome, subjects: found.subjects, statistics: found.statistics,
        assumptions: found.assumptions, observedAt: found.observedAt, recordedAt: entry.recordedAt,
        statement: entry.id)
    }
  }

  /// By the id of each statement that no longer counts, the id of the retraction that says so. O(retractions).
  func retractions() throws -> [String: String] { Self.retracted(try recorded("retraction", until: nil)) }

  private func recorded(_ kind: String, until time: Timestamp?) throws -> [Entry] {
    try entries(kind: kind).filter { entry in time.map { entry.recordedAt <= $0.description } ?? true }
  }

  /// The ids that no longer count. The newest retraction is looked at first, because a retraction may itself be
  /// retracted.
  private static func retracted(_ retractions: [Entry]) -> [String: String] {
    var retracted: [String: String] = [:]
    for entry in retractions.reversed() where retracted[entry.id] == nil {
      if case .retraction(let retraction) = entry.statement { retracted[retraction.retracts] = entry.id }
    }
    return retracted
  }
}
