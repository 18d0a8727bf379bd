import Foundation
import Synchronization

/// A server on the loopback interface that misbehaves as it is told. Every connection has a thread; all end with it.
package final class LoopbackServer: Sendable {
  package struct Request: Sendable {
    /// From 0, in order of arrival.
    package var number: Int
    /// Which connection brought it, from 0.
    package var connection: Int
    /// With its query.
    package var path: String
    /// The request line and all header lines.
    package var head: String
    package var body: String
  }

  /// What a connection does to answer a request; it stays open afterwards unless told otherwise.
  package enum Step: Sendable {
    case send([UInt8])
    case wait(Double)
    /// One byte after the other, seconds apart, over and over.
    case drip(UInt8, every: Double)
    /// As many zeros as the client takes, up to this number.
    case flood(Int)
    /// Nothing, until the client goes away.
    case hang
    case close

    /// A whole answer with its length.
    package static func answer(_ status: Int, _ body: String, headers: [String] = []) -> Step {
      let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
      return .send(Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
    }

    package static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  package let port: UInt16
  private let shared: Shared
  private let listener: Int32

  package var url: String { "http://127.0.0.1:\(port)" }
  /// All that have arrived.
  package var requests: [Request] { shared.state.withLock { $0.requests } }
  /// Connections that clients closed while they were being answered.
  package var hangUps: Int { shared.state.withLock { $0.hangUps } }
  package var flooded: Int { shared.state.withLock { $0.flooded } }
  /// The most requests that were being answered at the same time.
  package var widest: Int { shared.state.withLock { $0.widest } }

  package init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
    (listener, port) = try LoopbackSocket.listen()
    shared = Shared(answer)
    Thread.detachNewThread { [listener, shared] in shared.accept(listener) }
  }

  deinit { shared.isStopped.store(true, ordering: .releasing) }
}

/// What the threads share.
private final class Shared: Sendable {
  struct State {
    var requests: [LoopbackServer.Request] = []
    var connections = 0
    var hangUps = 0
    var flooded = 0
    var answering = 0
    var widest = 0
  }

  let state = Mutex(State())
  let isStopped = Atomic<Bool>(false)
  let answer: @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]

  init(_ answer: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]) { self.answer = answer }

  var stopped: Bool { isStopped.load(ordering: .acquiring) }

  func accept(_ listener: Int32) {
    while !stopped {
      guard LoopbackSocket.isReady(listener, milliseconds: 20) else { continue }
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else { continue }
      var on: Int32 = 1
      setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      let number = state.withLock { state in
        defer { state.connections += 1 }
        return state.connections
      }
      Thread.detachNewThread { self.serve(socket, number) }
    }
    close(listener)
  }

  private func serve(_ socket: Int32, _ connection: Int) {
    defer { close(socket) }
    var buffer: [UInt8] = []
    while let request = read(socket, &buffer, connection) {
      let steps = answer(request)
      state.withLock {
        $0.answering += 1; $0.widest = max($0.widest, $0.answering)
      }
      let goesOn = steps.allSatisfy { perform($0, socket) }
      state.withLock { $0.answering -= 1 }
      if !goesOn { return }
    }
  }

  /// The next whole request; nil when the client goes away.
  private func read(_ socket: Int32, _ buffer: inout [UInt8], _ connection: Int) -> LoopbackServer.Request? {
    while true {
      if let request = parse(&buffer, connection) { return request }
      var chunk = [UInt8](repeating: 0, count: 65536)
      while !stopped, !LoopbackSocket.isReady(socket, milliseconds: 20) {}
      let count = stopped ? 0 : recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  private func parse(_ buffer: inout [UInt8], _ connection: Int) -> LoopbackServer.Request? {
    guard let end = buffer.indices.dropLast(3).first(where: { buffer[$0...].starts(with: [13, 10, 13, 10]) }) else {
      return nil
    }
    let head = String(decoding: buffer[..<end], as: UTF8.self)
    let lines = head.lowercased().split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }.flatMap {
      Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces))
    }
    let stop = end + 4 + (length ?? 0)
    guard buffer.count >= stop else { return nil }
    let body = String(decoding: buffer[(end + 4)..<stop], as: UTF8.self)
    buffer.removeFirst(stop)
    return state.withLock { state in
      let request = LoopbackServer.Request(
        number: state.requests.count, connection: connection, path: String(head.split(separator: " ")[1]), head: head,
        body: body)
      state.requests.append(request)
      return request
    }
  }

  private func perform(_ step: LoopbackServer.Step, _ socket: Int32) -> Bool {
    switch step {
    case .send(let bytes): return LoopbackSocket.send(bytes, socket)
    case .wait(let seconds): return rest(socket, seconds)
    case .drip(let byte, let every):
      while rest(socket, every), LoopbackSocket.send([byte], socket) {}
      return false
    case .flood(let count): return flood(count, socket)
    case .hang:
      _ = rest(socket, .infinity)
      return false
    case .close: return false
    }
  }

  private func flood(_ count: Int, _ socket: Int32) -> Bool {
    let chunk = [UInt8](repeating: 0x20, count: 65536)
    var left = count
    while left > 0, !stopped, LoopbackSocket.send(chunk, socket) {
      left -= chunk.count
      state.withLock { $0.flooded += chunk.count }
    }
    return left <= 0
  }

  /// False when the client goes away or the server stops meanwhile.
  private func rest(_ socket: Int32, _ seconds: Double) -> Bool {
    let end = Date.timeIntervalSinceReferenceDate + seconds
    while !stopped {
      let left = end - Date.timeIntervalSinceReferenceDate
      if left <= 0 { return true }
      if LoopbackSocket.isReady(socket, milliseconds: Int32(min(20, max(1, left * 1000)))) {
        state.withLock { $0.hangUps += 1 }
        return false
      }
    }
    return false
  }
}
