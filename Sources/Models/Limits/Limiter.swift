/// When one endpoint may be asked next: a pure state machine, told of every start and every end.
///
/// Times count from the start of the run. Every method is O(1).
package struct Limiter: Sendable {
  package enum Readiness: Sendable, Equatable {
    case now
    case at(Duration)
    /// When one of the requests in flight has ended.
    case full
  }

  /// How a request ended.
  package enum Ending: Sendable, Equatable {
    /// With an answer; `tokens` counts what it used, where that is known.
    case answered(tokens: Int?)
    /// Refused for too many requests; `wait` is what the server asked for.
    case refused(wait: Duration?)
    /// Failed on the server or on the way.
    case failed(wait: Duration?)
    /// Ended for a reason that says nothing about the endpoint's load.
    case neutral
  }

  package private(set) var inFlight = 0
  private let rules: LimitRules
  private var concurrency: ConcurrencyLimit
  private var pausedUntil = Duration.zero
  private var pace = Pace()
  private var declared: [Quota.Unit: (bucket: Bucket, until: Duration)] = [:]
  /// Mean tokens of a request so far.
  private var tokensPerRequest = 0.0
  private var refusalsInARow = 0

  package init(_ rules: LimitRules) {
    self.rules = rules
    concurrency = ConcurrencyLimit(rules)
  }

  /// Requests allowed at the same time now.
  package var slots: Int { concurrency.slots }

  package func readiness(at now: Duration) -> Readiness {
    guard inFlight < concurrency.slots else { return .full }
    var time = max(now, pausedUntil, pace.next(at: now))
    for (bucket, until) in declared.values where until > now {
      time = max(time, min(until, bucket.next(at: now) ?? until))
    }
    return time <= now ? .now : .at(time)
  }

  package mutating func start(at now: Duration) {
    inFlight += 1
    pace.take(at: now)
    for unit in declared.keys { declared[unit]?.bucket.take(at: now) }
  }

  /// - Returns: what changed, for the log.
  package mutating func end(
    _ ending: Ending, quotas: [Quota] = [], startedAt start: Duration, at now: Duration
  ) -> [LimitDecision] {
    var decisions: [LimitDecision?] = []
    switch ending {
    case .answered(let tokens):
      refusalsInARow = 0
      tokens.map { tokensPerRequest += (Double($0) - tokensPerRequest) / (tokensPerRequest == 0 ? 1 : 20) }
      decisions.append(concurrency.replied(startedAt: start, at: now, inFlight: inFlight))
      pace.answered(startedAt: start, at: now)
    case .refused(let wait): decisions += refused(wait, startedAt: start, at: now)
    case .failed(let wait):
      concurrency.failed(at: now)
      decisions.append(wait.flatMap { pause(until: now + $0) })
    case .neutral: break
    }
    inFlight -= 1
    for quota in quotas { declare(quota, at: now) }
    return decisions.compactMap(\.self)
  }

  /// The end of the pause that the server asked for, when it lies beyond what the rules allow.
  package func overlong(at now: Duration) -> Duration? {
    let isTooLate = rules.end.map { pausedUntil > $0 && pausedUntil > now } ?? false
    return isTooLate || pausedUntil - now > rules.patience ? pausedUntil : nil
  }

  private mutating func refused(_ wait: Duration?, startedAt start: Duration, at now: Duration) -> [LimitDecision?] {
    let isNew = pace.isNewEpisode(startedAt: start)
    if isNew { refusalsInARow += 1 }
    let usual = Duration.seconds(min(60, 0.5 * Double(1 << min(refusalsInARow, 7))))
    // Only the first refusal of an episode makes up a wait where none is told.
    let paused = wait.map { pause(until: now + $0) } ?? (isNew ? pause(until: now + usual) : nil)
    let cut = concurrency.refused(startedAt: start, at: now)
    let paced = pace.refused(startedAt: start, at: now, resumingAt: max(now, pausedUntil))
    return [cut, paused, paced.map(LimitDecision.paced(perSecond:))]
  }

  private mutating func pause(until time: Duration) -> LimitDecision? {
    guard time > pausedUntil else { return nil }
    pausedUntil = time
    return .paused(until: time)
  }

  private mutating func declare(_ quota: Quota, at now: Duration) {
    let cost = quota.unit == .requests ? 1 : tokensPerRequest
    guard cost > 0 else { return }
    declared[quota.unit] = (quota.bucket(cost: cost, inFlight: inFlight, at: now), now + quota.reset)
  }
}
