import Store

/// Which statements count, and the order in which they were recorded.
struct LiveStatements {
  private let chronology: Chronology
  private let limit: Int64?
  private let retracted: Set<Int64>
  /// Places in the order of recording, where that is not the order of the log.
  private let places: [Int64: Int64]

  init(_ transaction: Transaction, asOf time: Timestamp?) throws {
    chronology = try transaction.chronology()
    limit = time.map { Int64($0.secondsSince1970) }
    places = chronology.isOrderOfLog ? [:] : try Self.places(transaction, chronology)
    retracted = try Self.retracted(transaction) { [chronology, limit] number in
      limit.map { chronology.moment(of: number).recordedAt <= $0 } ?? true
    }
  }

  func contains(_ number: Int64) -> Bool {
    guard retracted.isEmpty || !retracted.contains(number) else { return false }
    return limit.map { chronology.moment(of: number).recordedAt <= $0 } ?? true
  }

  /// Whether places are numbers of the log.
  var isOrderOfLog: Bool { chronology.isOrderOfLog }

  /// Statements sort by their places.
  func place(_ number: Int64) -> Int64 { chronology.isOrderOfLog ? number : places[number] ?? number }

  /// ISO 8601, UTC.
  func recordedAt(_ number: Int64) -> String? {
    Timestamp(secondsSince1970: Int(chronology.moment(of: number).recordedAt))?.description
  }

  private static func places(_ transaction: Transaction, _ chronology: Chronology) throws -> [Int64: Int64] {
    var statements: [(moment: Chronology.Moment, id: [UInt8], number: Int64)] = []
    try transaction.forEach(.statements) { row in
      statements.append((chronology.moment(of: row.integer(0)), Array(row.bytes(1)), row.integer(0)))
    }
    statements.sort { left, right in
      left.moment == right.moment ? left.id.lexicographicallyPrecedes(right.id) : left.moment < right.moment
    }
    return Dictionary(statements.enumerated().map { ($1.number, Int64($0) + 1) }) { first, _ in first }
  }

  /// A retraction is decided after those that retract it; whoever is retracted by one that counts does not count.
  private static func retracted(_ transaction: Transaction, isInTime: (Int64) -> Bool) throws -> Set<Int64> {
    var targets: [Int64: Int64] = [:]
    try transaction.forEach(.retractions) { row in
      if isInTime(row.integer(0)) { targets[row.integer(0)] = row.integer(1) }
    }
    var undecided = targets.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var decidable = targets.keys.filter { undecided[$0] == nil }
    var retracted: Set<Int64> = []
    while let retraction = decidable.popLast(), let target = targets[retraction] {
      if !retracted.contains(retraction) { retracted.insert(target) }
      undecided[target, default: 1] -= 1
      if undecided[target] == 0, targets[target] != nil { decidable.append(target) }
    }
    return retracted
  }
}
