import Foundation
import Loopback

/// nginx with TLS, HTTP/2 and a certificate of its own making for `localhost` and `model.invalid`. It answers with the
/// protocol and the number of the connection.
final class SecureNginx {
  /// The certificate, for those who shall trust it.
  let certificate: String
  let port: UInt16
  private let folder: URL
  private let process = Process()

  private static let program = "/usr/sbin/nginx"
  static let isAvailable =
    SecureServer.isAvailable && FileManager.default.isExecutableFile(atPath: program)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stemma-nginx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "cert.pem").path
    // Free until somebody takes it: the reservation ends here.
    port = try LoopbackServer { _ in [.close] }.port
    try Self.run(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1", "-subj",
        "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:model.invalid", "-keyout",
        folder.appending(path: "key.pem").path, "-out", certificate,
      ], Process()
    ).waitUntilExit()
    let file = folder.appending(path: "nginx.conf")
    try configuration.write(to: file, atomically: true, encoding: .utf8)
    _ = try Self.run(Self.program, ["-p", folder.path, "-c", file.path], process)
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.appending(path: "nginx.pid").path) {
      usleep(10_000)
    }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private var configuration: String {
    """
    daemon off;
    worker_processes 1;
    pid nginx.pid;
    error_log stderr error;
    events { worker_connections 64; }
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      server {
        listen 127.0.0.1:\(port) ssl http2;
        ssl_certificate cert.pem;
        ssl_certificate_key key.pem;
        location / { return 200 "$server_protocol $connection"; }
        location /old { return 302 https://localhost:\(port)/; }
      }
    }
    """
  }

  private static func run(_ program: String, _ arguments: [String], _ process: Process) throws -> Process {
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }
}
