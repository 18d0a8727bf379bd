import FoundationEssentials
import Glibc
import Synchronization

/// A server that is started when its model is first asked, and that ends with this process at the latest.
package final class ManagedServer: Sendable {
  /// The model's name.
  let name: String
  private let plan: ServerPlan
  private let room: ServerRoom
  private let probe: HealthProbe
  private let note: @Sendable (String) -> Void
  private let state = Mutex(State())

  private struct State {
    /// Ends when the server is ready, or with why it is not.
    var start: Task<Void, any Error>?
    var running: Running?
    /// Why it runs no more.
    var failure: ModelError?
  }

  private struct Running {
    var group: ProcessGroup
    var program: pid_t
    var log: ServerLog
  }

  /// - Parameters:
  ///   - room: which servers may run at the same time.
  ///   - note: is told, from any thread, when the server is started and when it is ready.
  package init(
    _ name: String, _ plan: ServerPlan, in room: ServerRoom, transport: HTTPTransport,
    note: @escaping @Sendable (String) -> Void
  ) {
    self.name = name
    self.plan = plan
    self.room = room
    self.note = note
    probe = HealthProbe(address: plan.health, transport: transport)
  }

  /// Does work for which the server must run; starts it where it does not.
  /// - Throws: `ModelError` of kind `unavailable` for a server that does not come up or has ended; or what `work` throws.
  func use<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
    try await room.enter(self)
    do {
      let result = try await work()
      await room.leave()
      return result
    } catch {
      await room.leave()
      throw error
    }
  }

  /// Waits until it answers. Called by the room.
  func ready() async throws {
    let start = state.withLock { state in
      if let start = state.start { return start }
      let start = Task { try await launch() }
      state.start = start
      return start
    }
    try await withTaskCancellationHandler {
      try await start.value
    } onCancel: {
      start.cancel()
    }
    guard let running = state.withLock(\.running), !Program.hasEnded(running.program) else { throw ended() }
  }

  /// Ends it, politely for five seconds. Blocks.
  package func stop() {
    let running = state.withLock { state in
      defer { state = State() }
      return state.running
    }
    running?.group.end(within: ServerPlan.grace)
  }

  private func launch() async throws {
    if let reason = plan.prohibition { throw error(reason) }
    guard try await probe.findsNobody() else {
      throw error(
        "something answers at \(plan.health.text) already; stop it, or let the port be chosen by writing {port} in the "
          + "command")
    }
    note("starting the server of \(name) (\(plan.program.command.first ?? "")); its log: \(plan.log)")
    let start = ContinuousClock.now
    do {
      let running = try open()
      state.withLock { $0.running = running }
      try await wait(for: running.program, since: start)
    } catch let problem as ChildProcessError {
      throw error("'\(plan.program.command.first ?? "")' \(problem.reason)")
    } catch {
      state.withLock(\.running)?.group.end(within: ServerPlan.grace)
      throw error
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    note("the server of \(name) is ready after \((seconds * 10).rounded() / 10) s")
  }

  private func open() throws -> Running {
    let folder = URL(filePath: plan.log).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let log = try ServerLog(path: plan.log)
    defer { log.closeWriting() }
    let group = try ProcessGroup()
    let streams = Program.Streams(output: log.writing, errors: log.writing)
    return Running(group: group, program: try group.start(plan.program, streams), log: log)
  }

  private func wait(for program: pid_t, since start: ContinuousClock.Instant) async throws {
    let limit = start + plan.startUp
    var pause = Duration.milliseconds(50)
    while true {
      let answer = try await probe.ask(until: limit)
      if Program.hasEnded(program) { throw ended(" before it was ready") }
      if answer == nil { return }
      guard ContinuousClock.now + pause < limit else {
        throw error(
          "its server was not ready within \(plan.startUp): \(plan.health.text): \(answer ?? ""); 'startup' gives it "
            + "more seconds, and 'health' says where it answers once it is ready" + tail)
      }
      try await Task.sleep(for: pause)
      pause = min(pause * 1.5, .seconds(1))
    }
  }

  /// The same for everybody who waited.
  private func ended(_ when: String = "") -> ModelError {
    state.withLock { state in
      if let failure = state.failure { return failure }
      let words = state.running.map { Program.describe($0.group.status(of: $0.program)) } ?? "was ended"
      state.running?.group.end(within: .zero)
      state.running?.log.wait(atMost: 1)
      let failure = error("its server \(words)\(when)" + tail)
      (state.running, state.failure) = (nil, failure)
      return failure
    }
  }

  /// What the log ends with, and where it is.
  private var tail: String {
    let lines = LogTail.lines(of: plan.log, hiding: plan.hidden)
    let words = lines.isEmpty ? "is empty" : "ends with '" + lines.joined(separator: "' / '") + "'"
    return "; its log \(plan.log) \(words)"
  }

  private func error(_ reason: String) -> ModelError { ModelError(kind: .unavailable, model: name, reason: reason) }
}
