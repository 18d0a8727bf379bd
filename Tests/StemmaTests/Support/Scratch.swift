import FoundationEssentials
import Glibc

/// A folder for one test, gone with the value. The program runs in it and sees nothing of the caller's environment.
final class Scratch: Sendable {
  /// The time of every run, so that recordings are the same each time.
  static let now = "2026-01-31T12:00:00Z"

  let folder: String

  init() throws {
    var template = Array("/tmp/stemma-test-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw LaunchError(what: "no temporary folder", code: errno) }
    folder = String(cString: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file, and the folders above it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> String {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file, options: .atomic)
    return file.path
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func exists(_ name: String) -> Bool { access(path(name), F_OK) == 0 }

  /// Runs `stemma` with these words.
  func stemma(_ arguments: String..., change: (inout Launch) -> Void = { _ in }) throws -> Answer {
    try stemma(arguments, change: change)
  }

  func stemma(_ arguments: [String], change: (inout Launch) -> Void = { _ in }) throws -> Answer {
    var launch = Launch(arguments: arguments, folder: folder, environment: environment)
    change(&launch)
    return try launch.run()
  }

  private var environment: [String: String] {
    var closed = ["PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "STEMMA_NOW": Self.now]
    // Where the toolchain's libraries are named this way, the program does not start without.
    if let libraries = getenv("LD_LIBRARY_PATH") { closed["LD_LIBRARY_PATH"] = String(cString: libraries) }
    return closed
  }
}
