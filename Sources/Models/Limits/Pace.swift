/// The rate that a server was seen to take, learned from its refusals.
///
/// From one refusal to the end of the wait that it asked for, the server took so many requests in so much time: that is
/// taken for its rate, and their number for what it takes at once after a rest. After ten seconds without a refusal the
/// rate is tried upwards, by a twentieth a second.
struct Pace: Sendable, Equatable {
  /// Nil until the first refusal.
  private var bucket: Bucket?
  private var answers = 0
  /// When the answers began to be counted: at first at the start, then at the end of a wait.
  private var countedFrom = Duration.zero
  /// Requests that started before belong to the last episode.
  private var episodeEnd: Duration?
  private var raisedAt = Duration.zero

  private static let rest = Duration.seconds(10)
  /// A guess that proved right to the last request would be refused for the jitter of clocks alone.
  private static let caution = 0.98

  func next(at now: Duration) -> Duration { bucket.map { $0.next(at: now) ?? now } ?? now }

  mutating func take(at now: Duration) { bucket?.take(at: now) }

  func isNewEpisode(startedAt start: Duration) -> Bool { episodeEnd.map { start >= $0 } ?? true }

  mutating func answered(at now: Duration) {
    answers += 1
    guard let rate = bucket?.perSecond, now - raisedAt >= .seconds(1), now - countedFrom >= Self.rest else { return }
    bucket?.setRate(rate * 1.05, at: now)
    raisedAt = now
  }

  /// - Returns: the new rate, for the first refusal of an episode after which one can be told.
  mutating func refused(startedAt start: Duration, at now: Duration, resumingAt resume: Duration) -> Double? {
    guard isNewEpisode(startedAt: start) else { return nil }
    let seconds = (resume - countedFrom) / .seconds(1)
    defer { (answers, countedFrom, episodeEnd) = (0, resume, resume) }
    guard seconds > 0 else { return nil }
    let old = bucket?.perSecond ?? .infinity
    // Without an answer in between nothing is known but that the rate was too high.
    guard answers > 0 else {
      guard old.isFinite else { return nil }
      bucket = Bucket(tokens: 1, perSecond: old / 2, capacity: 1, at: resume)
      return old / 2
    }
    let rate = Self.caution * Double(answers) / seconds
    let rested = (resume - now) / .seconds(1)
    let burst = Self.caution * min(Double(answers), rate * rested)
    bucket = Bucket(tokens: max(1, burst), perSecond: rate, capacity: max(1, burst), at: resume)
    return rate
  }
}
