import Testing

@testable import Models

@Suite("Several endpoints of one model")
struct EndpointPoolTests {
  @Test("The one with the most room is asked")
  func room() {
    var pool = EndpointPool(count: 2, rules: LimitRules(initial: 2, largest: 4))
    var asked: [Int] = []
    while case .endpoint(let index) = pool.choice(at: .zero) {
      pool.start(index, at: .zero)
      asked.append(index)
    }
    #expect(asked.sorted() == [0, 0, 1, 1] && asked[0] != asked[1])
    #expect(pool.choice(at: .zero) == .full)
  }

  @Test("One that fails three times in a row is set aside, tried again one by one, and taken back when it answers")
  func aside() {
    var pool = EndpointPool(count: 2, rules: LimitRules())
    pool.start(1, at: .zero)
    _ = pool.end(1, .answered(tokens: nil), startedAt: .zero, at: .zero)
    for _ in 0..<3 { pool.start(0, at: .zero) }
    let decisions = (0..<3).flatMap { _ in pool.end(0, .failed(wait: nil), startedAt: .zero, at: .seconds(1)) }
    #expect(decisions == [.setAside(until: .seconds(2))])
    for _ in 0..<3 { #expect(pool.choice(at: .seconds(1)) == .endpoint(1)) }
    #expect(pool.choice(at: .seconds(2)) == .endpoint(1) || pool.choice(at: .seconds(2)) == .endpoint(0))
    pool.start(0, at: .seconds(2))
    #expect(pool.choice(at: .seconds(2)) == .endpoint(1))
    #expect(pool.end(0, .answered(tokens: nil), startedAt: .seconds(2), at: .seconds(3)).contains(.cameBack))
  }

  @Test("A pool that never answered is gone after two trials, one that did after six")
  func gone() {
    for (answers, trials) in [(false, 3), (true, 7)] {
      var pool = EndpointPool(count: 1, rules: LimitRules())
      if answers {
        pool.start(0, at: .zero)
        _ = pool.end(0, .answered(tokens: nil), startedAt: .zero, at: .zero)
      }
      var (now, asides) = (Duration.zero, 0)
      for _ in 0..<100 where pool.choice(at: now) != .gone {
        if case .at(let time) = pool.choice(at: now) { now = time }
        pool.start(0, at: now)
        asides += pool.end(0, .failed(wait: nil), startedAt: now, at: now).count
      }
      #expect(asides == trials && pool.choice(at: now) == .gone)
    }
  }
}
