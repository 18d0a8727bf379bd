import Foundation

/// `openssl s_server` with a certificate of its own making, which nobody trusts unless told to.
final class SecureServer {
  /// The certificate, for those who shall trust it.
  let certificate: String
  let url: String
  private let folder: URL
  private let process = Process()

  static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stemma-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (key, file) = (folder.appending(path: "key.pem").path, folder.appending(path: "cert.pem").path)
    certificate = file
    let maker = Process()
    try Self.openssl(
      maker,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj",
        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", file,
      ], output: nil)
    maker.waitUntilExit()
    let log = folder.appending(path: "log")
    try Data().write(to: log)
    try Self.openssl(
      process, ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", file, "-www"],
      output: FileHandle(forWritingTo: log))
    // It says "ACCEPT 127.0.0.1:PORT" and ends the line when it is ready.
    var lines: [Substring] = []
    for _ in 0..<500 where !lines.contains(where: { $0.hasPrefix("ACCEPT") }) {
      usleep(10_000)
      lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast()
    }
    let port = lines.last?.split(separator: ":").last ?? "nobody"
    url = "https://localhost:\(port)/"
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func openssl(_ process: Process, _ arguments: [String], output: FileHandle?) throws {
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }
}
