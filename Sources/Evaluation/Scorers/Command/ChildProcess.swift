import FoundationEssentials
import Glibc
import Models

/// A program that gets its input at once and is read until it ends, within limits.
///
/// It leads a process group of its own, which is killed when the program ends, fails, takes too long or writes too much: it
/// leaves nothing behind. Of the environment it sees the search path and the language only, and no other open file.
enum ChildProcess {
  struct Limits: Sendable {
    var seconds: Int
    /// Bytes.
    var output: Int
  }

  /// Runs it and returns what it wrote to standard output. What it writes to standard error is thrown away. Blocks.
  static func run(
    _ command: [String], input: [UInt8], limits: Limits
  ) throws(ChildProcessError) -> [UInt8] {
    let (childInput, ours) = try Program.pipe()
    let (theirs, childOutput): (Int32, Int32)
    do { (theirs, childOutput) = try Program.pipe() } catch {
      for end in [childInput, ours] { close(end) }
      throw error
    }
    let child: pid_t
    do {
      defer { for end in [childInput, childOutput] { close(end) } }
      child = try Program(command: command, environment: environment).start(
        Program.Streams(input: childInput, output: childOutput))
    } catch {
      for end in [ours, theirs] { close(end) }
      throw error
    }
    var exchange = Exchange(input: input, to: ours, from: theirs, limits: limits)
    let output = Result { () throws(ChildProcessError) in try exchange.run() }
    if case .failure = output { kill(-child, SIGKILL) }
    let status = finish(child, by: exchange.deadline)
    let bytes = try output.get()
    guard status == 0 else { throw ChildProcessError(describe(status)) }
    return bytes
  }

  /// The variables that hold no secret.
  private static var environment: [String: String] {
    let kept: Set = ["LANG", "LC_ALL", "PATH", "TMPDIR"]
    return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
  }

  /// Waits for the program, which is killed where it closes its output and does not end, and ends what it started.
  /// - Returns: its wait status.
  private static func finish(_ child: pid_t, by deadline: ContinuousClock.Instant) -> Int32 {
    var isLate = false
    while !Program.hasEnded(child) {
      if !isLate, ContinuousClock.now >= deadline {
        isLate = true
        kill(-child, SIGKILL)
      }
      usleep(1000)
    }
    // Before the program is reaped: until then its number, which is the group's, belongs to nobody else.
    kill(-child, SIGKILL)
    return Program.reap(child)
  }

  private static func describe(_ status: Int32) -> String {
    let isKilled = status & 0x7f == SIGKILL
    return isKilled ? "was killed, because it took too long or by somebody else" : Program.describe(status)
  }
}
