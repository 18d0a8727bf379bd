import Synchronization

/// Lets tasks through to the endpoints as the pool allows, first come, first served.
///
/// Its lock is held for decisions of the pool only; tasks are woken after it was released.
final class Dispatcher: Sendable {
  /// The right to send one request.
  struct Slot: Sendable {
    var endpoint: Int
    var start: Duration
  }

  private typealias Waiter = CheckedContinuation<Slot, any Error>

  private struct State {
    var pool: EndpointPool
    var waiters: [Int: Waiter] = [:]
    /// Numbers of waiters in order of arrival; some may have left.
    var queue: ArraySlice<Int> = []
    var arrivals = 0
    var alarm: (time: Duration, task: Task<Void, Never>)?
  }

  private let state: Mutex<State>
  private let start = ContinuousClock.now

  /// Why nobody is let in any more.
  enum Closed: Error, Equatable {
    case gone
    /// A server asks to wait so long.
    case overlong(Duration)
  }

  init(pool: EndpointPool) { state = Mutex(State(pool: pool)) }

  deinit { state.withLock { $0.alarm?.task.cancel() } }

  /// Requests allowed at the same time now.
  var slots: Int { state.withLock { $0.pool.slots } }

  /// Since the dispatcher was made.
  var now: Duration { start.duration(to: .now) }

  /// Waits for a slot; every slot must be given back with `leave`.
  /// - Throws: `CancellationError` or `Closed`.
  func enter() async throws -> Slot {
    let number = state.withLock { state in
      state.arrivals += 1
      return state.arrivals
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        state.withLock { state in
          state.waiters[number] = waiter
          state.queue.append(number)
        }
        // A cancellation that came before the waiter was there has found nobody.
        if Task.isCancelled { withdraw(number) }
        admit()
      }
    } onCancel: {
      withdraw(number)
    }
  }

  /// - Returns: what changed, for the log.
  func leave(_ slot: Slot, _ ending: Limiter.Ending, quotas: [Quota] = []) -> [LimitDecision] {
    let now = now
    let decisions = state.withLock {
      $0.pool.end(slot.endpoint, ending, quotas: quotas, startedAt: slot.start, at: now)
    }
    admit()
    return decisions
  }

  private func withdraw(_ number: Int) {
    let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
    waiter?.resume(throwing: CancellationError())
  }

  /// Lets in whoever may go now, and sets the alarm for whoever may go later.
  private func admit() {
    let now = now
    let woken: [(Waiter, Result<Slot, any Error>)] = state.withLock { state in
      var woken: [(Waiter, Result<Slot, any Error>)] = []
      while let number = state.queue.first {
        guard state.waiters[number] != nil else {
          state.queue.removeFirst()
          continue
        }
        guard let result = decide(&state, at: now) else { break }
        state.queue.removeFirst()
        if let waiter = state.waiters.removeValue(forKey: number) { woken.append((waiter, result)) }
      }
      return woken
    }
    for (waiter, result) in woken { waiter.resume(with: result) }
  }

  /// What becomes of the first in the queue; nil when it goes on waiting.
  private func decide(_ state: inout State, at now: Duration) -> Result<Slot, any Error>? {
    switch state.pool.choice(at: now) {
    case .endpoint(let index):
      state.pool.start(index, at: now)
      return .success(Slot(endpoint: index, start: now))
    case .at(let time):
      wake(&state, at: time)
      return nil
    case .full: return nil
    case .gone: return .failure(Closed.gone)
    case .overlong(let time): return .failure(Closed.overlong(time - now))
    }
  }

  private func wake(_ state: inout State, at time: Duration) {
    if let alarm = state.alarm, alarm.time <= time, alarm.time > now { return }
    state.alarm?.task.cancel()
    let instant = start + time
    let task = Task { [weak self] in
      try? await Task.sleep(until: instant, clock: .continuous)
      if !Task.isCancelled { self?.admit() }
    }
    state.alarm = (time, task)
  }
}
