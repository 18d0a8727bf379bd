import FoundationEssentials
import Glibc

/// Why a program did not do its work: what follows its name in a sentence.
struct ChildProcessError: Error, Sendable, Equatable {
  var reason: String

  init(_ reason: String) { self.reason = reason }

  /// With what the system says about the last failed call.
  static func system(_ what: String, _ code: Int32 = errno) -> ChildProcessError {
    ChildProcessError("\(what): \(String(cString: strerror(code)))")
  }
}

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
    let (childInput, ours) = try pipe()
    let (theirs, childOutput): (Int32, Int32)
    do { (theirs, childOutput) = try pipe() } catch {
      for end in [childInput, ours] { close(end) }
      throw error
    }
    let child: pid_t
    do {
      defer { for end in [childInput, childOutput] { close(end) } }
      child = try spawn(command, input: childInput, output: childOutput)
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

  /// Its reading and its writing end; a program that is started does not inherit them.
  private static func pipe() throws(ChildProcessError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw .system("cannot be started") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Waits for the program, which is killed where it closes its output and does not end, and ends what it started.
  /// - Returns: its wait status.
  private static func finish(_ child: pid_t, by deadline: ContinuousClock.Instant) -> Int32 {
    var isLate = false
    while !hasEnded(child) {
      if !isLate, ContinuousClock.now >= deadline {
        isLate = true
        kill(-child, SIGKILL)
      }
      usleep(1000)
    }
    // Before the program is reaped: until then its number, which is the group's, belongs to nobody else.
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func hasEnded(_ child: pid_t) -> Bool {
    var information = siginfo_t()
    let result = waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT | WNOHANG)
    return result == 0 ? information.si_signo == SIGCHLD : errno != EINTR
  }

  /// The layout of a wait status (wait(2)): the signal in the low seven bits, else the exit status above them.
  private static func describe(_ status: Int32) -> String {
    let signal = status & 0x7f
    if signal == SIGKILL { return "was killed, because it took too long or by somebody else" }
    return signal == 0 ? "failed with status \((status >> 8) & 0xff)" : "died of signal \(signal)"
  }
}
