import Dispatch
import Store
import Synchronization

/// Commits samples that arrive at the same time in one transaction: while one is on its way to the disk, the next ones
/// gather. A sample is acknowledged when it is on disk, so that whoever waits for that before the next request never
/// has more to lose than what is in flight.
final class GroupCommit: Sendable {
  private struct Waiting {
    var row: SampleRow
    var done: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let store: Store
  private let key: SampleSetKey
  private let state = Mutex(State())
  /// A transaction blocks its thread, which must not be one of those that run tasks.
  private let queue = DispatchQueue(label: "stemma.commit")

  init(_ store: Store, into key: SampleSetKey) {
    self.store = store
    self.key = key
  }

  /// Returns when the sample has reached the disk.
  func commit(_ row: SampleRow) async throws {
    try await withCheckedThrowingContinuation { done in
      let mustStart = state.withLock { state in
        state.waiting.append(Waiting(row: row, done: done))
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if mustStart { queue.async { self.write() } }
    }
  }

  private func write() {
    while let group = next() {
      let result = Result { try store.write { try $0.insertSamples(group.map(\.row), into: key) } }
      for waiting in group { waiting.done.resume(with: result) }
    }
  }

  private func next() -> [Waiting]? {
    state.withLock { state in
      let group = state.waiting
      state.waiting = []
      if group.isEmpty { state.isWriting = false }
      return group.isEmpty ? nil : group
    }
  }
}
