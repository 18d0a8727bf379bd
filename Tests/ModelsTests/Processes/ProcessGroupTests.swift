import Foundation
import Glibc
import Testing

@testable import Models

@Suite("Programs that end together", .timeLimit(.minutes(20)))
struct ProcessGroupTests {
  /// A program that tells its number and that of a program that it starts, and which ends when asked only if it is told to.
  private func family(_ group: ProcessGroup, ignoring signals: String = "") throws -> (program: pid_t, all: [pid_t]) {
    let file = FileManager.default.temporaryDirectory.path + "/stemma-family-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let script = "\(signals)\nsleep 1000 & echo $$ $! > \(file).new; mv \(file).new \(file); while :; do sleep 1; done"
    let program = Program(command: ["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"])
    let started = try group.start(program, Program.Streams())
    while !FileManager.default.fileExists(atPath: file) { usleep(2_000) }
    let numbers = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isWhitespace)
    return (started, numbers.compactMap { pid_t($0) })
  }

  /// Whether it still runs: one that ended and was not waited for does not.
  private func runs(_ program: pid_t) -> Bool {
    guard let line = try? String(contentsOfFile: "/proc/\(program)/stat", encoding: .utf8) else { return false }
    return line.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  private func expectGone(_ programs: [pid_t], within seconds: Double = 2) {
    let limit = ContinuousClock.now + .seconds(seconds)
    while programs.contains(where: runs), ContinuousClock.now < limit { usleep(5_000) }
    #expect(!programs.contains(where: runs))
  }

  @Test("End when told to, with what they started", arguments: ["", "trap '' TERM"])
  func end(signals: String) throws {
    let group = try ProcessGroup()
    let (program, all) = try family(group, ignoring: signals)
    #expect(all.count == 2 && all.first == program && all.allSatisfy(runs))
    group.end(within: .milliseconds(300))
    expectGone(all)
    #expect(throws: ChildProcessError.self) { try family(group) }
    group.end(within: .zero)
  }

  @Test("End when the group is let go")
  func release() throws {
    var group: ProcessGroup? = try ProcessGroup()
    let all = try #require(try group.map { try family($0).all })
    group = nil
    expectGone(all)
  }

  @Test("A program that has left the group ends too when told to")
  func left() throws {
    let group = try ProcessGroup()
    let away = Program(command: ["setsid", "sleep", "1000"], environment: ["PATH": "/usr/bin:/bin"])
    let program = try group.start(away, Program.Streams())
    while getpgid(program) != program { usleep(1_000) }
    group.end(within: .milliseconds(200))
    expectGone([program])
  }

  @Test("A program that cannot be started says why, and a folder that is not there too")
  func unstartable() throws {
    let group = try ProcessGroup()
    let missing = Program(command: ["/nowhere/at-all"], environment: [:])
    let error = #expect(throws: ChildProcessError.self) { try group.start(missing, Program.Streams()) }
    #expect(error?.reason == "cannot be started: No such file or directory")
    #expect(throws: ChildProcessError.self) {
      try group.start(Program(command: ["true"], environment: [:], folder: "/nowhere"), Program.Streams())
    }
    #expect(throws: ChildProcessError.self) {
      try group.start(Program(command: [], environment: [:]), Program.Streams())
    }
  }

  @Test("A program sees its own environment, its folder and no file but the standard streams")
  func surroundings() throws {
    let open = Glibc.open("/dev/null", O_RDONLY)
    defer { close(open) }
    let (reading, writing) = try Program.pipe()
    let script = "env | grep -v '^_=' | grep -v PWD | sort; pwd; ls /proc/self/fd | wc -l"
    let program = Program(
      command: ["sh", "-c", script], environment: ["PATH": "/usr/bin:/bin", "ONE": "1"], folder: "/tmp")
    let child = try program.start(Program.Streams(output: writing))
    close(writing)
    #expect(Program.describe(Program.reap(child)) == "ended with status 0")
    let handle = FileHandle(fileDescriptor: reading, closeOnDealloc: true)
    // The three streams, and the folder that ls reads.
    #expect(String(decoding: handle.readDataToEndOfFile(), as: UTF8.self) == "ONE=1\nPATH=/usr/bin:/bin\n/tmp\n4\n")
  }
}
