import CProcess
package import Glibc

/// A program as it is started: without a shell, with no file open but its standard streams.
package struct Program: Sendable, Equatable {
  /// The program, a path or a name on the search path, and its arguments; at least one.
  package var command: [String]
  /// All that it sees of the environment.
  package var environment: [String: String]
  /// Its current folder; nil for this process's own.
  package var folder: String?

  package init(command: [String], environment: [String: String], folder: String? = nil) {
    self.command = command
    self.environment = environment
    self.folder = folder
  }

  /// Open files that become the program's; nil for /dev/null.
  package struct Streams: Sendable {
    package var input: Int32?
    package var output: Int32?
    package var errors: Int32?

    package init(input: Int32? = nil, output: Int32? = nil, errors: Int32? = nil) {
      self.input = input
      self.output = output
      self.errors = errors
    }
  }

  /// - Parameters:
  ///   - group: the process group that it joins; 0 for a new one that it leads.
  /// - Returns: its number. The caller waits for it.
  package func start(_ streams: Streams, group: pid_t = 0) throws(ChildProcessError) -> pid_t {
    guard command.first?.isEmpty == false else { throw ChildProcessError("cannot be started: it has no name") }
    let words = CStrings(command)
    let variables = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    var child: pid_t = 0
    let ends = [streams.input ?? -1, streams.output ?? -1, streams.errors ?? -1]
    let code = stemma_spawn(&child, words.pointers, variables.pointers, folder, ends, group)
    withExtendedLifetime((words, variables)) {}
    guard code == 0 else { throw .system("cannot be started", code) }
    return child
  }

  /// A pipe that no program inherits unless it is given an end of it.
  package static func pipe() throws(ChildProcessError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard stemma_pipe(&ends) == 0 else { throw .system("cannot be started") }
    return (ends[0], ends[1])
  }

  /// Whether a child of this process has ended. It is still to be waited for, so that its number stays its own.
  package static func hasEnded(_ child: pid_t) -> Bool {
    var information = siginfo_t()
    let result = waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT | WNOHANG)
    return result == 0 ? information.si_signo == SIGCHLD : errno != EINTR
  }

  /// Waits for the end of a child of this process. Blocks.
  /// - Returns: its wait status.
  package static func reap(_ child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// The layout of a wait status (wait(2)): the signal in the low seven bits, else the exit status above them.
  package static func describe(_ status: Int32) -> String {
    let signal = status & 0x7f
    return signal == 0 ? "ended with status \((status >> 8) & 0xff)" : "died of signal \(signal)"
  }
}

/// C strings that live as long as the value.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
