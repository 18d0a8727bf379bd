/// Several endpoints of one model, and which of them to ask next: a pure state machine.
///
/// The one with the largest free share of its limit is asked. One that failed three times in a row is set aside, and
/// then tried with single requests after 1 s, 2 s, 4 s, … up to 30 s; when all are aside and one has failed its last
/// trial, the pool is gone.
package struct EndpointPool: Sendable {
  package enum Choice: Sendable, Equatable {
    case endpoint(Int)
    case at(Duration)
    /// When one of the requests in flight has ended.
    case full
    case gone
    /// A server asks to wait until then, which is too long.
    case overlong(Duration)
  }

  private struct Member: Sendable {
    var limiter: Limiter
    var failures = 0
    var trials = 0
    var hasAnswered = false
    /// Nil unless it is set aside.
    var asideUntil: Duration?

    var isAside: Bool { asideUntil != nil }

    /// One that never answered is more likely misnamed than down for a moment.
    var isGone: Bool { trials > (hasAnswered ? EndpointPool.trials : 2) }
  }

  private var members: [Member]
  private static let failures = 3
  private static let trials = 6

  package init(count: Int, rules: LimitRules) {
    members = (0..<count).map { _ in Member(limiter: Limiter(rules)) }
  }

  /// Requests allowed at the same time by all together.
  package var slots: Int { members.reduce(0) { $0 + $1.limiter.slots } }
  package var inFlight: Int { members.reduce(0) { $0 + $1.limiter.inFlight } }

  package func choice(at now: Duration) -> Choice {
    if members.allSatisfy(\.isGone) { return .gone }
    let usable = members.indices.filter { !members[$0].isGone }
    let states = usable.map { (index: $0, when: readiness(of: members[$0], at: now)) }
    let ready = states.filter { $0.when == .now }.map(\.index)
    if let best = ready.max(by: { free(members[$0]) < free(members[$1]) }) { return .endpoint(best) }
    let waits = usable.compactMap { members[$0].limiter.overlong(at: now) }
    if waits.count == usable.count, let wait = waits.min() { return .overlong(wait) }
    let times = states.compactMap { if case .at(let time) = $0.when { time } else { nil } }
    return times.min().map(Choice.at) ?? .full
  }

  package mutating func start(_ index: Int, at now: Duration) { members[index].limiter.start(at: now) }

  package mutating func end(
    _ index: Int, _ ending: Limiter.Ending, quotas: [Quota] = [], startedAt start: Duration, at now: Duration
  ) -> [LimitDecision] {
    var decisions = members[index].limiter.end(ending, quotas: quotas, startedAt: start, at: now)
    switch ending {
    case .failed: decisions += failed(index, startedAt: start, at: now)
    case .answered, .refused:
      if members[index].isAside { decisions.append(.cameBack) }
      (members[index].failures, members[index].trials, members[index].asideUntil) = (0, 0, nil)
      members[index].hasAnswered = true
    case .neutral: break
    }
    return decisions
  }

  private mutating func failed(_ index: Int, startedAt start: Duration, at now: Duration) -> [LimitDecision] {
    members[index].failures += 1
    // Requests from before it was set aside are no trials.
    let isTrial = members[index].asideUntil.map { start >= $0 } ?? true
    guard isTrial, members[index].failures >= Self.failures else { return [] }
    let until = now + .seconds(min(30, 1 << min(members[index].trials, 5)))
    members[index].trials += 1
    members[index].asideUntil = until
    return [.setAside(until: until)]
  }

  private func readiness(of member: Member, at now: Duration) -> Limiter.Readiness {
    guard let until = member.asideUntil else { return member.limiter.readiness(at: now) }
    if now < until { return .at(until) }
    return member.limiter.inFlight == 0 ? member.limiter.readiness(at: now) : .full
  }

  private func free(_ member: Member) -> Double {
    1 - Double(member.limiter.inFlight) / Double(max(1, member.limiter.slots))
  }
}
