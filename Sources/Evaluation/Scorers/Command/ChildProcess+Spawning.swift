import FoundationEssentials
import Glibc

extension ChildProcess {
  /// Starts a program in a process group of its own.
  /// - Parameters:
  ///   - input: becomes its standard input.
  ///   - output: becomes its standard output.
  static func spawn(_ command: [String], input: Int32, output: Int32) throws(ChildProcessError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for file in openFiles { posix_spawn_file_actions_addclose(&actions, file) }
    var attributes = groupLeader()
    defer { posix_spawnattr_destroy(&attributes) }
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    guard let program = words[0] else { throw ChildProcessError("cannot be started: it has no name") }
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, words, variables)
    guard code == 0 else { throw .system("cannot be started", code) }
    return child
  }

  private static func groupLeader() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setpgroup(&attributes, 0)
    // What this process ignores or holds back is no business of the program's.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  /// What is open here beyond the standard streams. Some of it may be closed by the time it is used, which does no harm.
  private static var openFiles: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }.filter { $0 > STDERR_FILENO }.sorted()
  }

  /// `NAME=value`, of the variables that hold no secret.
  private static var environment: [String] {
    let kept = ["LANG", "LC_ALL", "PATH", "TMPDIR"]
    let all = ProcessInfo.processInfo.environment
    return kept.compactMap { name in all[name].map { "\(name)=\($0)" } }
  }
}
