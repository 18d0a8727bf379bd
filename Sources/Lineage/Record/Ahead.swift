import Dispatch
import Synchronization

/// Makes results ready on another thread while the ones before are taken.
enum Ahead {
  /// How many results may wait: what is ready must not fill the memory.
  private static let limit = 4

  private struct State<Output> {
    var ready: [Output] = []
    var isStopped = false
    var failure: (any Error)?
  }

  /// Gives each element with its result, in order.
  static func each<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ make: @escaping @Sendable (Element) throws -> Output,
    body: (Element, Output) throws -> Void
  ) throws {
    let shared = Shared<Output>()
    // A semaphore must not be released below its first value, as it may be after an error; so both begin at 0.
    let (filled, free) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    for _ in 0..<limit { free.signal() }
    let work = DispatchWorkItem {
      for element in elements {
        free.wait()
        if shared.state.withLock({ $0.isStopped }) { return }
        do {
          let output = try make(element)
          shared.state.withLock { $0.ready.append(output) }
        } catch {
          shared.state.withLock { $0.failure = error }
        }
        filled.signal()
        if shared.state.withLock({ $0.failure != nil }) { return }
      }
    }
    DispatchQueue.global(qos: .userInitiated).async(execute: work)
    defer {
      shared.state.withLock { $0.isStopped = true }
      free.signal()
      work.wait()
    }
    for element in elements {
      filled.wait()
      let output = try shared.state.withLock { state -> Output? in
        if state.ready.isEmpty { if let failure = state.failure { throw failure } }
        return state.ready.isEmpty ? nil : state.ready.removeFirst()
      }
      free.signal()
      if let output { try body(element, output) }
    }
  }

  private final class Shared<Output: Sendable>: Sendable {
    let state = Mutex(State<Output>())
  }
}
