import Checkpoints

/// What an answer over HTTP means: a reply, a reason to try again, or a reason to stop.
struct AnswerReader: Sendable {
  enum Meaning: Sendable {
    case reply(ProviderReply)
    /// Worth another try.
    case again(Limiter.Ending, reason: String)
    /// Worth another try in this form.
    case adapted(any Provider, reason: String)
    case stop(ModelError.Kind, reason: String)
  }

  let provider: any Provider
  let secret: Secret?
  let address: WebAddress
  /// Whether the answer was asked for in pieces.
  var isStreamed = false

  func meaning(of response: HTTPResponse) -> Meaning {
    switch response.status {
    case 200..<300: return success(response)
    case 300..<400:
      let place = response.headers["location"].map(clean) ?? "nowhere"
      return .stop(.unavailable, reason: "\(host) redirects to \(place); redirects are not followed: name that address")
    case 400, 413, 422: return unfit(response)
    case 401, 403: return .stop(.unavailable, reason: refusedKey(response))
    case 404, 405, 410:
      return .stop(
        .unavailable,
        reason: "\(said(response)); check the model's name and the address \(address.text) (the part before "
          + "\(provider.path(after: address)))")
    case 429: return tooMany(response)
    case 408, 425, 500...:
      return .again(.failed(wait: WaitHeaders.wait(response.headers)), reason: said(response))
    default: return .stop(.unavailable, reason: said(response))
    }
  }

  private var host: String { address.host }

  private func success(_ response: HTTPResponse) -> Meaning {
    let problem: String
    do throws(JSONSyntaxError) {
      let (reply, complaint) = try read(response)
      if var reply {
        if let secret {
          reply.text = secret.redacted(reply.text)
          for index in reply.others.indices { reply.others[index].text = secret.redacted(reply.others[index].text) }
        }
        return .reply(reply)
      }
      problem = complaint
    } catch {
      problem = "\(error.reason) at byte \(error.offset)"
    }
    let beginning = clean(String(decoding: response.body.prefix(60), as: UTF8.self))
    return .again(
      .failed(wait: nil),
      reason: "the answer of \(host) cannot be read (\(clean(problem))); it begins with '\(beginning)': check that "
        + "\(address.text) is the base address of such a server")
  }

  /// A reply, or what there is instead of one.
  private func read(_ response: HTTPResponse) throws(JSONSyntaxError) -> (ProviderReply?, String) {
    // A server that knows no streaming answers in one piece, whatever it was asked for.
    if isStreamed, response.headers["content-type"]?.hasPrefix("text/event-stream") == true {
      let events = try EventStream.documents(response.body)
      let complaint = events.first { $0["error"] != nil }.flatMap(complaint)
      return (complaint == nil ? provider.reply(streamed: events) : nil, complaint ?? "it ended before the reply did")
    }
    let document = try Self.parse(response.body)
    return (provider.reply(document), complaint(document) ?? "it has none of the fields that hold a reply")
  }

  private func unfit(_ response: HTTPResponse) -> Meaning {
    let error = document(response)?["error"]
    if ["content_filter", "content_policy_violation"].contains(error?["code"]?.string) {
      return .reply(ProviderReply(text: "", finish: .blocked))
    }
    let message = said(response)
    if let other = provider.adapted(to: message) { return .adapted(other, reason: message) }
    return .stop(.unsupported, reason: message)
  }

  private func refusedKey(_ response: HTTPResponse) -> String {
    let origin = secret.map { "check \($0.origin)" } ?? "name the environment variable that holds the key, under 'key'"
    return "\(said(response)); \(origin)"
  }

  private func tooMany(_ response: HTTPResponse) -> Meaning {
    if document(response)?["error"]?["code"]?.string == "insufficient_quota" {
      return .stop(.unavailable, reason: "\(said(response)); the account has no credit left")
    }
    return .again(.refused(wait: WaitHeaders.wait(response.headers)), reason: said(response))
  }

  // MARK: Words

  private func said(_ response: HTTPResponse) -> String {
    let words = document(response).flatMap(complaint).map { ": " + clean($0) } ?? ""
    return "\(host) answered with status \(response.status)\(words)"
  }

  private func document(_ response: HTTPResponse) -> JSONTree? {
    try? Self.parse(response.body)
  }

  private static func parse(_ body: [UInt8]) throws(JSONSyntaxError) -> JSONTree {
    try body.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
      try JSONParser.parse(UnsafeRawBufferPointer(bytes))
    }
  }

  /// `{"error": {"message"}}`, `{"error"}`, `{"message"}` or `{"detail"}`.
  private func complaint(_ document: JSONTree) -> String? {
    let error = document["error"]
    return error?["message"]?.string ?? error?.string ?? document["message"]?.string ?? document["detail"]?.string
  }

  /// One short line without the key: what a server writes is hostile.
  private func clean(_ text: String) -> String {
    let hidden = secret?.redacted(text) ?? text
    let line = String(
      String.UnicodeScalarView(
        hidden.unicodeScalars.map {
          $0.properties.isWhitespace || $0.value < 0x20 || (0x7f...0x9f).contains($0.value) ? " " : $0
        }))
    return line.count > 300 ? line.prefix(300) + "…" : line
  }
}
