import Synchronization

/// Adds up the work of trainings that run side by side.
///
/// A class because all trainings report to the one meter; the mutex guards its only state.
final class ProgressMeter: Sendable {
  private struct State {
    /// Work done, by organism.
    var done: [String: Double] = [:]
  }

  private let total: Double
  private let report: @Sendable (LabProgress) -> Void
  private let state = Mutex(State())

  /// - Parameter total: the work of everything that has to be made, in any unit.
  init(total: Double, report: @escaping @Sendable (LabProgress) -> Void) {
    self.total = total
    self.report = report
  }

  /// Reports from within the lock, so that shares never go down.
  func advance(_ organism: String, step: Int, of steps: Int, work: Double, isReused: Bool = false) {
    state.withLock { state in
      if !isReused { state.done[organism] = work * Double(step) / Double(max(1, steps)) }
      let share = total > 0 ? min(1, state.done.values.reduce(0, +) / total) : 1
      report(LabProgress(organism: organism, step: step, steps: steps, isReused: isReused, share: share))
    }
  }
}
