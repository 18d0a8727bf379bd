import Models

/// So many pieces of work at the same time.
enum Crowd {
  /// Takes pieces as long as there are any and hands over each result as it comes. After an error no more are begun; what
  /// is under way is called off, or awaited where the error is that the run has reached its limit, because it is paid for;
  /// and every result that comes meanwhile is handed over too.
  /// - Throws: the first error.
  static func work<Result: Sendable>(
    width: Int, next: () -> (@Sendable () async throws -> Result)?, each: (Result) throws -> Void
  ) async throws {
    var problem: (any Error)?
    await withTaskGroup(of: Swift.Result<Result, any Error>.self) { group in
      func begin() {
        guard problem == nil, let piece = next() else { return }
        group.addTask {
          do { return .success(try await piece()) } catch { return .failure(error) }
        }
      }
      for _ in 0..<width { begin() }
      while let result = await group.next() {
        do {
          try each(try result.get())
        } catch {
          if problem == nil, !((error as? ModelError)?.kind == .stopped) { group.cancelAll() }
          problem = problem ?? error
        }
        begin()
      }
    }
    if let problem { throw problem }
  }
}
