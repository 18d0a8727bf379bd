import Testing

@testable import Models

@Suite("When a server wants to be asked again")
struct WaitHeadersTests {
  private func headers(_ lines: String...) -> HTTPHeaders {
    HTTPHeaders(lines: Array((["HTTP/1.1 429 X"] + lines).joined(separator: "\r\n").utf8))
  }

  @Test("Seconds, milliseconds and dates")
  func waits() {
    #expect(WaitHeaders.wait(headers("Retry-After: 7")) == .seconds(7))
    #expect(WaitHeaders.wait(headers("retry-after: 7", "retry-after-ms: 1500")) == .seconds(1.5))
    #expect(
      WaitHeaders.wait(headers("Date: Sat, 31 Dec 2033 23:59:30 GMT", "Retry-After: Sun, 01 Jan 2034 00:00:10 GMT"))
        == .seconds(40))
    #expect(
      WaitHeaders.wait(headers("Date: Sat, 31 Dec 2033 23:59:30 GMT", "Retry-After: Sat, 31 Dec 2033 23:00:00 GMT"))
        == .zero)
  }

  @Test(
    "What says nothing is passed over",
    arguments: ["-1", "nan", "inf", "1e300", "soon", "Sun, 01 Jan 2034 00:00:10 GMT"])
  func nonsense(text: String) {
    #expect(WaitHeaders.wait(headers("Retry-After: \(text)")) == nil)
  }

  @Test(
    "Spans of time",
    arguments: [
      ("1s", 1), ("6m0s", 360), ("120ms", 0.12), ("1h2m3.5s", 3723.5), ("2", 2), ("1d", 86400), ("", nil), ("3x", nil),
      ("s", nil), ("1e9d", nil), ("99999999999d", nil),
    ] as [(String, Double?)])
  func spans(text: String, seconds: Double?) {
    #expect(WaitHeaders.span(text) == seconds.map { .seconds($0) })
  }

  @Test("Both families of quota headers")
  func quotas() {
    let openAI = headers(
      "x-ratelimit-limit-requests: 60", "x-ratelimit-remaining-requests: 59", "x-ratelimit-reset-requests: 1s",
      "x-ratelimit-remaining-tokens: 10", "x-ratelimit-reset-tokens: 6m0s")
    #expect(
      WaitHeaders.quotas(openAI) == [
        Quota(.requests, remaining: 59, limit: 60, reset: .seconds(1)),
        Quota(.tokens, remaining: 10, reset: .seconds(360)),
      ])
    let anthropic = headers(
      "Date: Sun, 06 Nov 1994 08:49:37 GMT", "anthropic-ratelimit-requests-remaining: 0",
      "anthropic-ratelimit-requests-limit: 5", "anthropic-ratelimit-requests-reset: 1994-11-06T08:50:37Z")
    #expect(WaitHeaders.quotas(anthropic) == [Quota(.requests, remaining: 0, limit: 5, reset: .seconds(60))])
    #expect(WaitHeaders.quotas(headers("x-ratelimit-remaining-requests: 1")) == [])
    #expect(WaitHeaders.quotas(headers("x-other: 1")) == [])
  }

  @Test("Dates count the days of the Gregorian calendar")
  func dates() {
    #expect(HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
    #expect(HTTPDate.seconds("1970-01-01T00:00:00Z") == 0 && HTTPDate.seconds("2000-03-01T00:00:00Z") == 951_868_800)
    #expect(HTTPDate.seconds("1994-13-06T08:49:37Z") == nil && HTTPDate.seconds("Sun, 06 Nov") == nil)
  }
}
