import Synchronization

/// How far hashing has come, in bytes; told to from several threads.
package final class HashMeter: Sendable {
  private struct State {
    // Not whole numbers: sizes of sparse files may add up to more than those hold.
    var total = 0.0
    var done = 0.0
    var label = ""
  }

  private let state = Mutex(State())
  private let show: @Sendable (Double, String) -> Void

  /// - Parameter show: called now and then with the share that is done, in [0, 1], and what is being hashed.
  package init(show: @escaping @Sendable (Double, String) -> Void) { self.show = show }

  /// More bytes will be hashed than those that were announced before.
  func expect(_ bytes: Double) { state.withLock { $0.total += bytes } }

  /// What is hashed from now on.
  func begin(_ label: String) { state.withLock { $0.label = label } }

  func advance(_ bytes: Int) {
    let (share, label) = state.withLock { state in
      state.done += Double(bytes)
      return (min(1, state.done / max(1, state.total)), state.label)
    }
    show(share, "hashing \(label)")
  }
}
