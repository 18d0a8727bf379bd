import Dispatch
import Glibc
import Store
import Synchronization

/// Commits samples that arrive at about the same time in one transaction: a commit rewrites whole pages of the store, and
/// costs much the same for one sample as for ten.
///
/// A sample is acknowledged when `kill -9` can no longer take it, so that whoever waits for that before the next request
/// never has more to lose than what is in flight. A tenth of a second later at most the disk is told to keep it through a
/// loss of power: a wait for the disk at every commit would be what takes the most time where answers come fast.
///
/// What a rule makes of samples that are safe is written with the next ones. Nobody waits for it: what is left of it at the
/// end is for whoever scores what waits.
final class GroupCommit: Sendable {
  private struct Waiting {
    var rows: [SampleRow]
    var done: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var waiting: [Waiting] = []
    /// Scores of samples that are there.
    var scored: [SampleRow] = []
    var isWriting = false
    /// Whether the disk is to be told.
    var isUnsettled = false
    /// Why the disk took no more.
    var failure: (any Error)?
  }

  private let store: Store
  private let key: SampleSetKey
  private let score: (@Sendable (SampleRow) -> SampleRow?)?
  private let state = Mutex(State())
  /// A transaction and the disk block their threads, which must not be one of those that run tasks.
  private let queue = DispatchQueue(label: "stemma.commit")
  private let disk = DispatchQueue(label: "stemma.disk")

  /// Between the beginnings of two commits at least, so that they are of several samples where many come.
  private static let pace = Duration.milliseconds(1)
  /// From a commit until the disk is told at most.
  private static let delay = DispatchTimeInterval.milliseconds(100)

  /// - Parameter score: the sample with its score; nil where it does not wait for one.
  init(_ store: Store, into key: SampleSetKey, score: (@Sendable (SampleRow) -> SampleRow?)? = nil) {
    self.store = store
    self.key = key
    self.score = score
  }

  /// Returns when the samples survive the end of this process, however it ends.
  func commit(_ rows: [SampleRow]) async throws {
    try await withCheckedThrowingContinuation { done in
      let mustStart = state.withLock { state in
        state.waiting.append(Waiting(rows: rows, done: done))
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if mustStart { queue.async { self.write() } }
    }
  }

  /// Returns when every sample that was acknowledged survives a loss of power.
  func settle() async throws {
    try await withCheckedThrowingContinuation { done in
      disk.async { done.resume(with: Result { try self.settleNow() }) }
    }
  }

  private func write() {
    while let (group, scored) = next() {
      let start = ContinuousClock.now
      let rows = group.flatMap(\.rows)
      let result = Result { try write(rows, scored) }
      for waiting in group { waiting.done.resume(with: result) }
      settleLater()
      if case .success = result { score(rows) }
      let rest = start.duration(to: .now)
      if rest < Self.pace { usleep(UInt32((Self.pace - rest) / .microseconds(1))) }
    }
  }

  private func write(_ rows: [SampleRow], _ scored: [SampleRow]) throws {
    try store.writeSoon { transaction in
      try transaction.insertSamples(rows, into: key)
      if !scored.isEmpty { try transaction.scoreSamples(scored, of: key) }
    }
  }

  private func score(_ rows: [SampleRow]) {
    guard let score else { return }
    let scored = rows.compactMap(score)
    state.withLock { $0.scored = scored }
  }

  private func next() -> (group: [Waiting], scored: [SampleRow])? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isWriting = false
        return nil
      }
      defer { (state.waiting, state.scored) = ([], []) }
      return (state.waiting, state.scored)
    }
  }

  private func settleLater() {
    let isFirst = state.withLock { state in
      defer { state.isUnsettled = true }
      return !state.isUnsettled
    }
    if isFirst { disk.asyncAfter(deadline: .now() + Self.delay) { try? self.settleNow() } }
  }

  /// What the disk does not take is told to whoever settles last.
  private func settleNow() throws {
    let isNeeded = state.withLock { state in
      defer { state.isUnsettled = false }
      return state.isUnsettled
    }
    do {
      if isNeeded { try store.settle() }
    } catch {
      state.withLock { $0.failure = error }
    }
    if let failure = state.withLock(\.failure) { throw failure }
  }
}
