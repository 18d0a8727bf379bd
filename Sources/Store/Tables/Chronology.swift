import GRDB

/// When each statement was recorded, and which came first.
///
/// Stores that have the same statements have the same chronology, whichever of them was merged into which: a moment is
/// the earliest that any of them knows.
package struct Chronology: Sendable {
  /// Orders statements; those of equal moments are ordered by id.
  package struct Moment: Sendable, Comparable {
    /// Seconds since 1970, UTC.
    package var recordedAt: Int64
    /// Place among the statements of that second, from 1.
    package var position: Int64

    package static func < (left: Moment, right: Moment) -> Bool {
      (left.recordedAt, left.position) < (right.recordedAt, right.position)
    }
  }

  /// Statements from `first` on, until the next run.
  struct Run: Sendable {
    var first: Int64
    var moment: Moment
  }

  private let runs: [Run]
  private let earlier: [Int64: Moment]
  /// Whether the log has the statements in the order of their recording, as it has where nothing was merged and no clock
  /// went backwards.
  package let isOrderOfLog: Bool

  init(runs: [Run], earlier: [Int64: Moment]) {
    self.runs = runs
    self.earlier = earlier
    isOrderOfLog =
      earlier.isEmpty
      && zip(runs, runs.dropFirst()).allSatisfy { run, next in
        Self.moment(next.first &- 1, in: run) < next.moment
      }
  }

  private static func moment(_ number: Int64, in run: Run) -> Moment {
    Moment(recordedAt: run.moment.recordedAt, position: run.moment.position &+ number &- run.first)
  }

  /// Of the statement with this number. O(log(recordings)).
  package func moment(of number: Int64) -> Moment {
    if let moment = earlier[number] { return moment }
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= number { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? Moment(recordedAt: 0, position: number) : Self.moment(number, in: runs[low - 1])
  }
}

extension Transaction {
  /// O(recordings).
  package func chronology() throws -> Chronology {
    let runs = try Row.fetchAll(database, sql: "SELECT first, recorded_at, position FROM recording ORDER BY first")
    let earlier = try Row.fetchAll(
      database, sql: "SELECT statement, recorded_at, position FROM earlier ORDER BY recorded_at DESC, position DESC")
    return Chronology(
      runs: try runs.map { try Chronology.Run(first: $0.decode(atIndex: 0), moment: Self.moment($0)) },
      earlier: Dictionary(try earlier.map { (try $0.decode(atIndex: 0), try Self.moment($0)) }) { $1 })
  }

  private static func moment(_ row: Row) throws -> Chronology.Moment {
    Chronology.Moment(recordedAt: try row.decode(atIndex: 1), position: try row.decode(atIndex: 2))
  }
}
