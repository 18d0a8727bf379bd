package import Glibc
import Synchronization

/// Programs that end together with this process: when told to, or when this process ends in whatever way, a `kill -9`
/// included.
///
/// The group is led by a watchman, a shell of three lines that reads from a pipe which only this process can write to. The
/// system closes the pipe when this process ends; the watchman then ends the whole group, politely at first. Programs are
/// born into the group, so that there is no moment at which one would be left behind; one that leaves the group of its own
/// accord is not followed.
package final class ProcessGroup: Sendable {
  /// Its number is that of the group, and belongs to nobody else until the watchman is waited for.
  private let watchman: pid_t
  private let lifeline: Int32
  private let state = Mutex(State())

  private struct State {
    var programs: [pid_t] = []
    var hasEnded = false
  }

  private static let script = "trap '' TERM INT HUP QUIT; read word; kill -TERM 0; sleep 2; kill -KILL 0"

  package init() throws(ChildProcessError) {
    let (reading, writing) = try Program.pipe()
    defer { close(reading) }
    let shell = Program(
      command: ["/bin/sh", "-c", Self.script], environment: ["PATH": "/usr/bin:/bin"], folder: "/")
    do {
      watchman = try shell.start(Program.Streams(input: reading))
    } catch {
      close(writing)
      throw error
    }
    lifeline = writing
  }

  deinit { end(within: .zero) }

  /// - Throws: also for a group that has ended.
  package func start(_ program: Program, _ streams: Program.Streams) throws(ChildProcessError) -> pid_t {
    try state.withLock { state throws(ChildProcessError) in
      guard !state.hasEnded else { throw ChildProcessError("cannot be started: its group has ended") }
      let child = try program.start(streams, group: watchman)
      state.programs.append(child)
      return child
    }
  }

  /// How a program that has ended did so. Blocks where it has not.
  package func status(of program: pid_t) -> Int32 {
    state.withLock { state in
      state.programs.removeAll { $0 == program }
      return Program.reap(program)
    }
  }

  /// Asks every program to end, waits so long for those that were started here, and kills what is left of the group.
  /// Blocks; the second time it does nothing.
  package func end(within grace: Duration) {
    state.withLock { state in
      guard !state.hasEnded else { return }
      state.hasEnded = true
      for number in [-watchman] + state.programs { kill(number, SIGTERM) }
      let limit = ContinuousClock.now + grace
      while ContinuousClock.now < limit, !state.programs.allSatisfy(Program.hasEnded) { usleep(5_000) }
      // One that left the group is named too, or waiting for it would have no end.
      for number in [-watchman] + state.programs { kill(number, SIGKILL) }
      for child in state.programs + [watchman] { _ = Program.reap(child) }
      close(lifeline)
    }
  }
}
