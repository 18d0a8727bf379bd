import Dispatch
import Synchronization

/// Results that are made ready on a thread of their own while the ones before are taken, in order. One may be made from
/// the results of another: a line of workers, each of which waits for nothing but the one before.
final class Ahead<Output: Sendable>: Sendable {
  private let line = Line()
  private let remaining: Mutex<Int>

  /// - Parameter make: is called for one element after the other.
  init<Element: Sendable>(_ elements: [Element], _ make: @escaping @Sendable (Element) throws -> Output) {
    remaining = Mutex(elements.count)
    DispatchQueue(label: "stemma.ahead", qos: .userInitiated).async { [line] in
      defer { line.ended.signal() }
      for element in elements {
        line.free.wait()
        guard !line.state.withLock(\.isStopped) else { return }
        let result = Result { try make(element) }
        line.state.withLock { $0.ready.append(result) }
        line.filled.signal()
        if case .failure = result { return }
      }
    }
  }

  /// The next result; nil after the last.
  /// - Throws: what making it threw. There is none after it.
  func next() throws -> Output? {
    guard remaining.withLock({ $0 > 0 }) else { return nil }
    line.filled.wait()
    let result = line.state.withLock { $0.ready.removeFirst() }
    line.free.signal()
    if case .failure = result { remaining.withLock { $0 = 0 } } else { remaining.withLock { $0 -= 1 } }
    return try result.get()
  }

  deinit {
    line.state.withLock { $0.isStopped = true }
    line.free.signal()
    line.ended.wait()
  }

  private final class Line: Sendable {
    struct State {
      var ready: [Result<Output, any Error>] = []
      var isStopped = false
    }

    let state = Mutex(State())
    let (filled, free, ended) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )

    /// So many results may wait: what is ready must not fill the memory. A semaphore must not be released below its
    /// first value, as it may be after an error; so all begin at 0.
    init() { for _ in 0..<4 { free.signal() } }
  }
}
