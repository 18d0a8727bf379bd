import Foundation

/// Programs of others that tests compare with.
enum Tool {
  /// Runs a program.
  /// - Returns: its status and what it wrote; nil where there is no such program.
  static func run(_ words: [String]) -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let written = Pipe()
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (written, written)
    guard (try? process.run()) != nil else { return nil }
    let output = written.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 127 ? nil : (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  static let hasOpenSSL = run(["openssl", "version"])?.status == 0

  /// The Python with third-party packages: STEMMA_PYTHON, or the one in the path.
  static let python = ProcessInfo.processInfo.environment["STEMMA_PYTHON"] ?? "python3"

  static func hasPython(_ module: String) -> Bool { run([python, "-c", "import \(module)"])?.status == 0 }
}
