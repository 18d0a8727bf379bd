import Glibc
import Lineage

/// Whole runs of `stemma`, start included, with their output thrown away.
struct Processes {
  /// Path of the program.
  let program: String

  /// Processor time of one run, the program's own and the system's for it, in seconds.
  /// - Returns: nil where the program does not start or says that something is wrong with the question.
  func seconds(_ words: [String]) -> Double? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments = ([program] + words).map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, nil, arguments, environ) == 0 else { return nil }
    var (status, usage): (Int32, rusage) = (0, rusage())
    // 0, or 1 for findings.
    guard wait4(process, &status, 0, &usage) == process, status & 0x7F == 0, status >> 8 & 0xFF <= 1 else { return nil }
    return Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

extension Measurement {
  /// The same questions asked by whole processes of an artifact with few ancestors and one with many.
  mutating func processes(_ graph: LineageGraph) throws {
    guard let processes else { return }
    let names = try late(40) { [lineage] in lineage.isModel[$0] }.map(lineage.name).map { name in
      (name: name, size: graph.ancestors(of: [try graph.find(name)]).count)
    }.sorted { $0.size < $1.size }
    guard let small = names.first, let middle = names.dropFirst(20).first, let large = names.last else { return }
    for (name, size) in [small, large] {
      try add(processes, ["lineage", "ancestors", name, "--depth", "3"], "3 steps of \(size) ancestors")
      try add(processes, ["lineage", "common", name, middle.name], "common base, of \(size) ancestors")
      try add(processes, ["risk", name], "risk, of \(size) ancestors", target: size <= 1000 ? 0.06 : 2)
    }
    try add(processes, ["lineage", "ancestors", small.name], "all \(small.size) ancestors")
    try add(
      processes, ["lineage", "ancestors", large.name], "all \(large.size) ancestors, each printed", target: nil)
  }

  private mutating func add(
    _ processes: Processes, _ words: [String], _ title: String, target: Double? = 0.06
  ) throws {
    var times: [Double] = []
    for _ in 0..<(target == 0.06 ? 7 : 3) {
      guard let seconds = processes.seconds(words + ["--store", path]) else {
        throw InputError("\(processes.program) \(words.joined(separator: " ")) --store \(path) failed")
      }
      times.append(seconds)
    }
    let median = Times(times).median
    add(
      "process: \(title)", median.milliseconds, target.map { "≤ \(($0 * 1e3).formatted(0)) ms" } ?? "",
      met: target.map { median <= $0 })
  }
}
