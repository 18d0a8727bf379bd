import Foundation
import Lineage

/// llama.cpp's server, one for each GGUF file, on loopback; they end with this value.
final class LlamaServer {
  /// The Python that has `xllamacpp`: STEMMA_PYTHON, or the one in the path.
  private static let python = ProcessInfo.processInfo.environment["STEMMA_PYTHON"] ?? "python3"
  private static let script = Repository.root + "/Tests/StemmaTests/Endpoints/llama_server.py"

  static let isInstalled: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", "import xllamacpp"]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The words that start one for a file, at the port that Stemma chooses.
  static func command(_ file: String) -> [String] { ["/usr/bin/env", python, script, "--port", "{port}", file] }

  /// By file.
  let addresses: [String: String]
  private let process = Process()
  private let input = Pipe()

  init(_ files: [String]) throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [Self.python, Self.script] + files
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw LaunchError(what: "the llama.cpp server ended", code: ECHILD) }
      line += more
    }
    addresses = try JSONValue(parsing: String(decoding: line, as: UTF8.self)).object?.compactMapValues(\.string) ?? [:]
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
