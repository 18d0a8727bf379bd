import Loopback

/// One way in which a server does not answer, with what Stemma must say about it.
struct Hostility: Sendable, CustomStringConvertible {
  var description: String
  var steps: [LoopbackServer.Step]
  /// A part of the message that says what was wrong or what to do.
  var words: String

  private static func whole(_ body: String) -> [LoopbackServer.Step] { [.answer(200, body)] }

  /// An answer of this head and body; the connection stays as it is.
  private static func raw(_ lines: [String], _ body: [UInt8] = []) -> [LoopbackServer.Step] {
    [.text((["HTTP/1.1 200 OK"] + lines).joined(separator: "\r\n") + "\r\n\r\n"), .send(body)]
  }

  private static let reply = #"{"choices":[{"message":{"content":"oak"},"finish_reason":"stop"}]}"#

  static let all = [
    Hostility(description: "an error each time", steps: [.answer(500, "")], words: "status 500"),
    Hostility(
      description: "a wrong key", steps: [.answer(401, #"{"error":{"message":"who?"}}"#)], words: "under 'key'"),
    Hostility(description: "an unknown model", steps: [.answer(404, "")], words: "check the model's name"),
    Hostility(description: "it hangs", steps: [.hang], words: "no answer within"),
    Hostility(
      description: "a byte now and then", steps: [.text("HTTP/1.1 200 OK\r\n\r\n"), .drip(0x20, every: 0.1)],
      words: "not complete within"),
    Hostility(
      description: "a header without end", steps: [.text("HTTP/1.1 200 OK\r\nX: "), .drip(0x61, every: 0.1)],
      words: "within"),
    Hostility(
      description: "10 GB", steps: [.text("HTTP/1.1 200 OK\r\n\r\n"), .flood(10_000_000_000)], words: "longer than"),
    Hostility(
      description: "10 GB in pieces",
      steps: [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n254000000\r\n"), .flood(10_000_000_000)],
      words: "longer than"),
    Hostility(
      description: "text that is no UTF-8",
      steps: raw(["Content-Length: 6"], [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), words: "cannot be read"),
    Hostility(description: "HTML", steps: whole("<html>Sign in</html>"), words: "base address"),
    Hostility(description: "truncated JSON", steps: whole(String(reply.dropLast(20))), words: "cannot be read"),
    Hostility(
      description: "JSON as deep as it is long", steps: whole(String(repeating: "[", count: 2_000_000)),
      words: "cannot be read"),
    Hostility(description: "JSON of something else", steps: whole(#"{"choices":[]}"#), words: "none of the fields"),
    Hostility(description: "nothing", steps: whole(""), words: "cannot be read"),
    Hostility(
      description: "a length that is too long",
      steps: raw(["Content-Length: 100000"], Array(reply.utf8)) + [.hang], words: "not complete within"),
    Hostility(
      // What is left over may come in time to spoil the next answer instead, so that only the server is sure to be named.
      description: "a length that is too short", steps: raw(["Content-Length: 10"], Array(reply.utf8)),
      words: "127.0.0.1"),
    Hostility(
      description: "a length that is no number", steps: raw(["Content-Length: ten"], Array(reply.utf8)) + [.close],
      words: "no whole answer"),
    Hostility(
      description: "an end in the middle", steps: raw(["Content-Length: 200"], Array(reply.utf8)) + [.close],
      words: "no whole answer"),
    Hostility(description: "an end before the beginning", steps: [.close], words: "no whole answer"),
    Hostility(
      description: "compressed nonsense", steps: raw(["Content-Encoding: gzip", "Content-Length: 3"], [1, 2, 3]),
      words: "no whole answer"),
    Hostility(
      description: "a redirect to itself", steps: [.answer(302, "", headers: ["Location: /v1/chat/completions"])],
      words: "redirects"),
    Hostility(
      description: "come back tomorrow", steps: [.answer(429, "", headers: ["Retry-After: 86400"])],
      words: "asks to wait"),
    Hostility(description: "not HTTP", steps: [.text("220 mail.example ready\r\n"), .close], words: "no whole answer"),
  ]
}
