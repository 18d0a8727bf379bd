/// What an answer's headers say about when to come again.
enum WaitHeaders {
  /// `retry-after-ms`, or `retry-after` in seconds or as a date, measured from the server's own clock.
  static func wait(_ headers: HTTPHeaders) -> Duration? {
    if let text = headers["retry-after-ms"], let value = number(text) { return .seconds(value / 1000) }
    guard let text = headers["retry-after"] else { return nil }
    if let value = number(text) { return .seconds(value) }
    guard let then = HTTPDate.seconds(text), let now = headers["date"].flatMap(HTTPDate.seconds) else { return nil }
    return .seconds(max(0, then - now))
  }

  /// OpenAI's `x-ratelimit-*` and Anthropic's `anthropic-ratelimit-*`, for requests and for tokens.
  static func quotas(_ headers: HTTPHeaders) -> [Quota] {
    // Most servers send none; one search tells.
    guard ByteSearch.finds("ratelimit-", in: headers.lines) else { return [] }
    return [Quota.Unit.requests, .tokens].compactMap { unit in
      let name = unit == .requests ? "requests" : "tokens"
      return quota(unit, headers, { "x-ratelimit-\($0)-\(name)" })
        ?? quota(unit, headers, { "anthropic-ratelimit-\(name)-\($0)" })
    }
  }

  private static func quota(_ unit: Quota.Unit, _ headers: HTTPHeaders, _ name: (String) -> String) -> Quota? {
    guard let left = headers[name("remaining")].flatMap(number), let end = headers[name("reset")],
      let reset = span(end) ?? until(end, headers)
    else { return nil }
    return Quota(unit, remaining: left, limit: headers[name("limit")].flatMap(number), reset: reset)
  }

  private static func until(_ date: String, _ headers: HTTPHeaders) -> Duration? {
    guard let then = HTTPDate.seconds(date), let now = headers["date"].flatMap(HTTPDate.seconds) else { return nil }
    return .seconds(max(0, then - now))
  }

  /// `6m0s`, `120ms`, `1h2m3.5s`, or a plain number of seconds.
  static func span(_ text: String) -> Duration? {
    if let value = number(text) { return .seconds(value) }
    var (rest, total) = (text[...], 0.0)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let value = number(digits), let size = ["ms": 1e-3, "s": 1, "m": 60, "h": 3600, "d": 86400][unit] else {
        return nil
      }
      total += value * size
    }
    return text.isEmpty || total > largest ? nil : .seconds(total)
  }

  /// Seconds; thirty years, so that no arithmetic on them overflows.
  private static let largest = 1e9

  private static func number(_ text: some StringProtocol) -> Double? {
    guard let value = Double(text), value >= 0, value <= largest else { return nil }
    return value
  }
}
