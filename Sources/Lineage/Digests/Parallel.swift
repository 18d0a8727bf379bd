import Dispatch
import Glibc
import Synchronization

/// Runs work for each element on a few threads.
enum Parallel {
  /// How many threads can run at once.
  static let processors = max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  private struct State<Result> {
    var next = 0
    var results: [Result?]
    var failure: (index: Int, error: InputError)?
  }

  private final class Shared<Result: Sendable>: Sendable {
    let state: Mutex<State<Result>>

    init(count: Int) { state = Mutex(State(results: [Result?](repeating: nil, count: count))) }

    func take() -> Int? {
      state.withLock { state in
        guard state.next < state.results.count, state.failure == nil else { return nil }
        state.next += 1
        return state.next - 1
      }
    }
  }

  /// The results in the order of the elements.
  /// - Throws: the error of the first element that failed; the rest is not begun then.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], width: Int = processors, _ transform: @Sendable (Element) throws(InputError) -> Result
  ) throws(InputError) -> [Result] {
    let shared = Shared<Result>(count: elements.count)
    DispatchQueue.concurrentPerform(iterations: min(width, elements.count)) { _ in
      while let index = shared.take() {
        do throws(InputError) {
          let result = try transform(elements[index])
          shared.state.withLock { $0.results[index] = result }
        } catch {
          shared.state.withLock { state in
            if index < state.failure?.index ?? .max { state.failure = (index, error) }
          }
        }
      }
    }
    if let failure = shared.state.withLock({ $0.failure?.error }) { throw failure }
    return shared.state.withLock { $0.results.compactMap { $0 } }
  }
}
