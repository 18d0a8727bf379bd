import FoundationEssentials
import Glibc

/// One start of the program: in which folder, with which environment, for how long.
struct Launch: Sendable {
  /// Where standard output goes.
  enum Output: Sendable {
    case kept
    /// A pipe whose reader has gone before the first byte.
    case brokenPipe
    /// A device on which no space is left.
    case fullDevice
  }

  var arguments: [String]
  var folder: String
  var environment: [String: String]
  var output = Output.kept
  /// Sends `signal` after this many seconds; nil: never.
  var killAfter: Double?
  var signal = SIGKILL
  /// After this many seconds it counts as hanging.
  var limit = 240.0

  /// Starts the program and waits for its end. The wait blocks its thread, which keeps the number of programs that run
  /// side by side at the number of test threads.
  func run() throws -> Answer {
    let (kept, errors) = (try Capture(), try Capture())
    let target: Int32 =
      switch output {
      case .kept: dup(kept.descriptor)
      case .brokenPipe: try Self.brokenPipe()
      case .fullDevice: open("/dev/full", O_WRONLY | O_CLOEXEC)
      }
    defer { close(target) }
    let clock = ContinuousClock()
    let start = clock.now
    let process = try spawn(target, errors.descriptor)
    let end = wait(for: process) { (clock.now - start) / .seconds(1) }
    return Answer(
      end: end, output: try kept.text(), errors: try errors.text(), seconds: (clock.now - start) / .seconds(1))
  }

  private func wait(for process: pid_t, elapsed: () -> Double) -> Answer.End {
    var status: Int32 = 0
    var isOverdue = false
    var pending = killAfter
    while waitpid(process, &status, WNOHANG) == 0 {
      if elapsed() > limit { isOverdue = true }
      if isOverdue { kill(process, SIGKILL) }
      if let moment = pending, elapsed() > moment {
        kill(process, signal)
        pending = nil
      }
      usleep(1_000)
    }
    if isOverdue { return .overdue }
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  private func spawn(_ output: Int32, _ errors: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    // The folder is a matter of `env`, which becomes the program: the process keeps its id.
    let words = Strings(["/usr/bin/env", "-C", folder, Executable.path] + arguments)
    let variables = Strings(environment.map { "\($0)=\($1)" }.sorted())
    var process: pid_t = 0
    let code = posix_spawn(&process, "/usr/bin/env", &actions, nil, words.pointers, variables.pointers)
    guard code == 0 else { throw LaunchError(what: "\(Executable.path) does not start", code: code) }
    return process
  }

  private static func brokenPipe() throws -> Int32 {
    var ends: [Int32] = [0, 0]
    // A socket, because it can be made without being handed down to what another test starts just now.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw LaunchError(what: "no pipe", code: errno) }
    close(ends[0])
    return ends[1]
  }
}

struct LaunchError: Error, CustomStringConvertible {
  var what: String
  var code: Int32

  var description: String { "\(what): \(String(cString: strerror(code)))" }
}

/// Where a program writes: a file without a name, which cannot block it as an unread pipe would.
private final class Capture {
  let descriptor: Int32

  init() throws {
    let path = "/tmp/stemma-capture-\(UUID())"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LaunchError(what: "no temporary file", code: errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  func text() throws -> String {
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: max(0, size))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count == bytes.count else { throw LaunchError(what: "output not read", code: errno) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// C strings that live as long as the value.
private final class Strings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

  deinit { pointers.forEach { free($0) } }
}
