import Statistics
import Testing

@testable import Models

@Suite("Load of an endpoint, under a fake clock")
struct LimiterTests {
  @Test("A server that keeps up is asked more and more at the same time, up to the bound")
  func growth() {
    let result = SimulatedServer(latency: { _ in 0.2 }).run(3000, LimitRules(initial: 10, largest: 160))
    #expect(result.widest == 160)
    #expect(
      result.decisions.prefix(4) == [
        .grew(from: 10, to: 20), .grew(from: 20, to: 40), .grew(from: 40, to: 80), .grew(from: 80, to: 160),
      ])
  }

  @Test("A fixed number stays, whatever happens")
  func fixed() {
    let result = SimulatedServer(latency: { _ in 0.2 }).run(500, .fixed(200))
    #expect(result.widest == 200 && result.decisions.isEmpty)
    #expect(result.seconds < 0.61)
  }

  @Test("A quota of 20 a second with 20 at once: within a tenth of the ideal 9 s, and of 200 requests")
  func bucket() {
    let result = SimulatedServer(latency: { _ in 0.002 }, perSecond: 20, burst: 20).run(200, LimitRules())
    #expect(result.seconds <= 9.9, "\(result.seconds) s")
    #expect(result.requests <= 220, "\(result.requests)")
  }

  @Test("A server that refuses at random is asked as fast as two at once would be", arguments: 1...5)
  func random(seed: Int) {
    var source = RandomSource(seed: UInt64(seed))
    let refused = (0..<4_000).map { _ in source.uniform() < 0.1 }
    let result = SimulatedServer(
      latency: { _ in 0.15 }, fault: { number, _ in refused[number % refused.count] ? .refused(wait: .zero) : nil }
    ).run(1_500, LimitRules())
    #expect(1_500 / result.seconds > 2 / 0.15, "\(result.seconds) s")
  }

  @Test("A refusal cuts once, however many follow from the same moment")
  func episode() {
    var limiter = Limiter(LimitRules(initial: 10, largest: 20))
    for _ in 0..<10 { limiter.start(at: .zero) }
    let decisions = (1...10).flatMap {
      limiter.end(.refused(wait: .seconds(5)), startedAt: .zero, at: .milliseconds($0))
    }
    #expect(decisions.filter { if case .cut = $0 { true } else { false } } == [.cut(from: 10, to: 7, .refused)])
    #expect(limiter.readiness(at: .seconds(1)) == .at(.milliseconds(5010)))
    #expect(limiter.readiness(at: .milliseconds(5010)) == .now)
  }

  @Test("A wait that the server asks for is kept in full, and one beyond all patience is told")
  func waits() {
    var pool = EndpointPool(count: 1, rules: LimitRules(patience: .seconds(100)))
    pool.start(0, at: .zero)
    #expect(
      pool.end(0, .refused(wait: .seconds(90)), startedAt: .zero, at: .seconds(1)).contains(
        .paused(until: .seconds(91))))
    #expect(pool.choice(at: .seconds(2)) == .at(.seconds(91)))
    pool.start(0, at: .seconds(91))
    _ = pool.end(0, .refused(wait: .seconds(3600)), startedAt: .seconds(91), at: .seconds(92))
    #expect(pool.choice(at: .seconds(93)) == .overlong(.seconds(3692)))
  }

  @Test("Errors of the server hold growth up without a cut")
  func serverErrors() {
    let server = SimulatedServer(latency: { _ in 0.1 }, fault: { number, _ in number == 5 ? .failed(wait: nil) : nil })
    let result = server.run(800, LimitRules(initial: 10, largest: 200))
    #expect(result.widest == 10, "\(result.decisions)")
  }

  @Test("A server that queues what it cannot do is not filled up to the bound")
  func latency() {
    // Eight at a time, each 50 ms.
    let server = SimulatedServer(latency: { 0.05 * max(1, Double($0) / 8) })
    #expect(server.run(5000, LimitRules(initial: 4, largest: 500)).widest < 64)
  }

  @Test("A declared quota is spread over the time until it is whole, and nothing is refused")
  func quota() {
    let server = SimulatedServer(
      latency: { _ in 0.01 }, perSecond: 10, burst: 60, retryAfter: 10,
      quotas: { [Quota(.requests, remaining: $0.rounded(.down), limit: 60, reset: .seconds((60 - $0) / 10))] })
    let result = server.run(300, LimitRules())
    #expect(result.requests == 300 && (24...26.5).contains(result.seconds), "\(result)")
  }

  @Test("Nothing is sent while none is left, until the reset")
  func emptyQuota() {
    var limiter = Limiter(LimitRules())
    limiter.start(at: .zero)
    _ = limiter.end(
      .answered(tokens: 50), quotas: [Quota(.requests, remaining: 0, reset: .seconds(30))], startedAt: .zero,
      at: .seconds(1))
    #expect(limiter.readiness(at: .seconds(2)) == .at(.seconds(31)))
    #expect(limiter.readiness(at: .seconds(31)) == .now)
  }

  @Test("A quota of tokens counts in requests of the usual size")
  func tokenQuota() {
    var limiter = Limiter(LimitRules())
    limiter.start(at: .zero)
    _ = limiter.end(
      .answered(tokens: 100), quotas: [Quota(.tokens, remaining: 250, limit: 1000, reset: .seconds(75))],
      startedAt: .zero,
      at: .zero)
    for _ in 0..<2 {
      #expect(limiter.readiness(at: .zero) == .now)
      limiter.start(at: .zero)
    }
    #expect(limiter.readiness(at: .zero) == .at(.seconds(5)))
  }

  @Test("Whatever a server does, all is answered in the end, bounds hold and time goes on", arguments: 0..<60)
  func anything(seed: Int) {
    var random = RandomSource(seed: UInt64(seed), stream: "limiter")
    let (rate, burst) = (1 + 50 * random.uniform(), 1 + 40 * random.uniform())
    let (failing, latency) = (0.2 * random.uniform(), 0.3 * random.uniform())
    let retry = random.uniform() < 0.5 ? nil : 3 * random.uniform()
    let stream = random.child("faults")
    let server = SimulatedServer(
      latency: { _ in latency }, perSecond: rate, burst: burst, retryAfter: retry,
      fault: { number, _ in
        var source = stream.child("\(number)")
        return source.uniform() < failing ? .failed(wait: nil) : nil
      })
    let result = server.run(300, LimitRules(initial: 5, largest: 50))
    #expect(result.widest <= 50 && result.requests >= 300)
    #expect(
      result.requests < 900,
      "\(result.requests) requests, rate \(rate), burst \(burst), retry \(String(describing: retry))")
    #expect(result.seconds < 4 * (300 / rate + 300 * latency / 5) + 60, "\(result.seconds) s, rate \(rate)")
  }
}
