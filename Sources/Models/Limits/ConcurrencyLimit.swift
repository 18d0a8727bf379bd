/// How many requests one endpoint gets at the same time: found by trying, within bounds.
///
/// Growth comes at most once a round; a round lasts until as many replies came as the limit allows, and at least
/// `shortestRound`, so that a fast server with a small quota is not flooded before its first refusal arrives. Until the
/// first cut a full round doubles the limit, later it adds a twentieth. A refusal cuts it once an episode: requests that
/// started before the last cut say nothing new. Errors of the server hold growth up. Replies that take twice as long as
/// the quickest round hold it too, and four times as long cut it: a server that queues instead of refusing.
struct ConcurrencyLimit: Sendable, Equatable {
  private(set) var value: Double
  private let rules: LimitRules
  private var isSlowStart = true
  private var growsFrom = Duration.zero
  private var lastCut: Duration?
  private var round = Round(start: .zero)
  /// Seconds a reply took in the quickest round; forgets slowly, because load from elsewhere changes.
  private var quickest = Double.infinity

  private struct Round: Sendable, Equatable {
    var start: Duration
    var replies = 0
    var seconds = 0.0
    var widest = 0
  }

  static let shortestRound = Duration.milliseconds(200)
  static let growthPause = Duration.seconds(10)

  init(_ rules: LimitRules) {
    self.rules = rules
    value = Double(rules.initial)
  }

  /// Requests allowed at the same time.
  var slots: Int { Int(value) }

  /// A reply came.
  /// - Parameters:
  ///   - inFlight: with this one.
  mutating func replied(startedAt start: Duration, at now: Duration, inFlight: Int) -> LimitDecision? {
    guard !rules.isFixed else { return nil }
    round.replies += 1
    round.seconds += (now - start) / .seconds(1)
    round.widest = max(round.widest, inFlight)
    guard round.replies >= slots, now - round.start >= Self.shortestRound else { return nil }
    defer { round = Round(start: now) }
    return endRound(at: now)
  }

  /// The server refused because of too many requests.
  mutating func refused(startedAt start: Duration, at now: Duration) -> LimitDecision? {
    guard !rules.isFixed, lastCut.map({ start >= $0 }) ?? true else { return nil }
    return cut(to: value * 0.7, at: now, .refused)
  }

  /// The server failed otherwise.
  mutating func failed(at now: Duration) {
    isSlowStart = false
    growsFrom = max(growsFrom, now + Self.growthPause)
  }

  private mutating func endRound(at now: Duration) -> LimitDecision? {
    let seconds = round.seconds / Double(round.replies)
    quickest = min(quickest * 1.01, seconds)
    let slowness = seconds / max(quickest, 1e-3)
    if slowness > 4 { return cut(to: value * 0.9, at: now, .slow) }
    if slowness > 2 { isSlowStart = false }
    guard slowness <= 2, now >= growsFrom, Double(round.widest) >= 0.8 * value.rounded(.down) else { return nil }
    let old = slots
    value = min(Double(rules.largest), isSlowStart ? value * 2 : max(value + 1, value * 1.05))
    return slots > old ? .grew(from: old, to: slots) : nil
  }

  private mutating func cut(to target: Double, at now: Duration, _ reason: LimitDecision.Reason) -> LimitDecision? {
    let old = slots
    (isSlowStart, lastCut) = (false, now)
    round = Round(start: now)
    value = max(1, target)
    return slots < old ? .cut(from: old, to: slots, reason) : nil
  }
}
