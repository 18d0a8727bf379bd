import Foundation
import Synchronization

/// A proxy on the loopback interface. Whatever host it is asked to connect to, it makes a tunnel to one port of this
/// machine: no name has to be known to anybody else. It ends with the process.
package final class LoopbackProxy: Sendable {
  package let port: UInt16
  private let target: UInt16
  private let refusal: Int?
  private let listener: Int32
  private let heads = Mutex<[String]>([])

  package var url: String { "http://127.0.0.1:\(port)" }
  /// What was asked of it: the first line and the header lines of each connection.
  package var asked: [String] { heads.withLock(\.self) }

  /// - Parameters:
  ///   - target: the port that tunnels lead to.
  ///   - refusal: a status with which it refuses to make any.
  package init(to target: UInt16, refusing refusal: Int? = nil) throws {
    (listener, port) = try LoopbackSocket.listen()
    (self.target, self.refusal) = (target, refusal)
    Thread.detachNewThread { self.accept() }
  }

  private func accept() {
    while true {
      let client = Glibc.accept(listener, nil, nil)
      if client >= 0 { Thread.detachNewThread { self.serve(client) } }
    }
  }

  private func serve(_ client: Int32) {
    defer { close(client) }
    guard let head = Self.head(of: client) else { return }
    heads.withLock { $0.append(head) }
    if let refusal {
      _ = LoopbackSocket.send(Array("HTTP/1.1 \(refusal) X\r\nContent-Length: 0\r\n\r\n".utf8), client)
      return
    }
    guard head.hasPrefix("CONNECT "), let server = LoopbackSocket.connect(port: target) else { return }
    defer { close(server) }
    guard LoopbackSocket.send(Array("HTTP/1.1 200 Established\r\n\r\n".utf8), client) else { return }
    while Self.pass(between: client, and: server) {}
  }

  /// Up to the empty line. A client sends nothing more before it is answered.
  private static func head(of client: Int32) -> String? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      let count = recv(client, &chunk, chunk.count, 0)
      guard count > 0, bytes.count < 65536 else { return nil }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Passes on what one side has sent; false once one has ended.
  private static func pass(between client: Int32, and server: Int32) -> Bool {
    var entries = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&entries, 2, -1) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 65536)
    for (from, to) in [(0, server), (1, client)] where entries[from].revents != 0 {
      let count = recv(entries[from].fd, &chunk, chunk.count, 0)
      guard count > 0, LoopbackSocket.send(Array(chunk[..<count]), to) else { return false }
    }
    return true
  }
}
