import Dispatch
import Store
import Synchronization

/// Checks statements and turns them into lines of the log: text and SHA-256.
enum StatementLines {
  /// Statements to a piece of work: some milliseconds.
  private static let chunk = 2_048

  /// Gives each statement with its line, in order. While one chunk is taken, the next ones are made ready on another
  /// thread.
  /// - Throws: `InputError` for the first statement that is wrong; what `body` throws.
  static func each(_ statements: [Statement], _ body: (Statement, LogLine) throws -> Void) throws {
    guard statements.count > chunk else {
      for statement in statements { try body(statement, line(statement)) }
      return
    }
    let starts = Array(stride(from: 0, to: statements.count, by: chunk))
    try Ahead.each(starts) { start throws(InputError) -> [LogLine] in
      var lines: [LogLine] = []
      lines.reserveCapacity(chunk)
      for statement in statements[start..<min(statements.count, start + chunk)] {
        lines.append(try line(statement))
      }
      return lines
    } body: { start, lines in
      for (statement, line) in zip(statements[start...], lines) { try body(statement, line) }
    }
  }

  private static func line(_ statement: Statement) throws(InputError) -> LogLine {
    try statement.validate()
    let text = statement.text
    return LogLine(id: SHA256Text.bytes(hashing: text), kind: statement.number, json: text)
  }
}

/// Makes results ready on another thread while the ones before are taken.
enum Ahead {
  /// How many results may wait: what is ready must not fill the memory.
  private static let limit = 4

  private struct State<Output> {
    var ready: [Output] = []
    var isStopped = false
    var failure: InputError?
  }

  /// Gives each element with its result, in order.
  static func each<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ make: @escaping @Sendable (Element) throws(InputError) -> Output,
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
        do throws(InputError) {
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
      let output = try shared.state.withLock { state throws(InputError) -> Output? in
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
