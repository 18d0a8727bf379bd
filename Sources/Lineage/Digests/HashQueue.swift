import Synchronization

/// Ranges of one file that are hashed one after the other.
struct HashJob: Sendable, Equatable {
  /// Places in the list of ranges, at least one.
  var places: [Int]
  /// Bytes.
  var size: Int
}

/// The jobs that no thread has taken yet. The file that takes longest gets a core for itself, because everything waits for
/// it; the others share cores in pairs.
final class HashQueue: Sendable {
  private let jobs: [HashJob]
  private let longest: Double
  private let next = Mutex(0)

  /// - Parameters:
  ///   - jobs: in the order in which they are taken.
  ///   - width: how many threads take them, two each where they can.
  init(_ jobs: [HashJob], width: Int) {
    self.jobs = jobs
    longest = jobs.reduce(0) { $0 + Double($1.size) } / Double(2 * width)
  }

  /// The next job of a thread that has another one under way, or none.
  /// - Returns: nil where there is none, or none that may share a core with the other one.
  func take(beside other: HashJob?) -> HashJob? {
    next.withLock { next in
      guard next < jobs.count, other == nil || !(isLong(jobs[next]) || other.map(isLong) == true) else { return nil }
      next += 1
      return jobs[next - 1]
    }
  }

  var hasMore: Bool { next.withLock { $0 < jobs.count } }

  private func isLong(_ job: HashJob) -> Bool { Double(job.size) > longest }

  /// Nobody gets another job, because one has failed.
  func stop() { next.withLock { $0 = jobs.count } }
}
