/// The rate that a server was seen to take, learned from its refusals.
///
/// From one refusal to the end of the wait that it asked for, the server took so many requests in so much time: that is
/// taken for its rate, and their number for what it takes at once after a rest. A refusal may overtake answers to
/// requests that were sent before it; they belong to the same episode and are counted when they come. After ten seconds
/// without a refusal the rate is tried upwards, by a twentieth a second.
///
/// What is refused at a rate that was taken before had another reason, or the rate was told wrong. Where that happens
/// several times in a row, refusals do not depend on the rate, and each lesson would only be slower than the last: all is
/// forgotten, and the next refusals teach nothing, twice as many each time.
struct Pace: Sendable, Equatable {
  /// Nil until the first refusal.
  private var bucket: Bucket?
  private var answers = 0
  /// When the answers began to be counted: at first at the start, then at the end of a wait.
  private var countedFrom = Duration.zero
  /// Requests that started before belong to the last episode.
  private var episodeEnd: Duration?
  private var raisedAt = Duration.zero
  private var lesson: Lesson?
  /// Refusals in a row of what was sent no faster than the rate that was learned.
  private var surprises = 0

  /// Refusals still to come that teach nothing, and how many it will be the next time.
  private var ignored = 0
  private var ignoredNext = 16

  private static let mostSurprises = 4
  private static let rest = Duration.seconds(10)
  /// A guess that proved right to the last request would be refused for the jitter of clocks alone.
  private static let caution = 0.98

  func next(at now: Duration) -> Duration { bucket.map { $0.next(at: now) ?? now } ?? now }

  mutating func take(at now: Duration) { bucket?.take(at: now) }

  func isNewEpisode(startedAt start: Duration) -> Bool { episodeEnd.map { start >= $0 } ?? true }

  mutating func answered(startedAt start: Duration, at now: Duration) {
    if var lesson, !isNewEpisode(startedAt: start), now < lesson.resume {
      lesson.answers += 1
      (self.lesson, bucket) = (lesson, lesson.bucket)
      return
    }
    answers += 1
    guard let rate = bucket?.perSecond, now - raisedAt >= .seconds(1), now - countedFrom >= Self.rest else { return }
    bucket?.setRate(rate * 1.05, at: now)
    raisedAt = now
    surprises = 0
  }

  /// - Returns: the new rate, for the first refusal of an episode after which one can be told; infinity where all that was
  ///   learned is forgotten.
  mutating func refused(startedAt start: Duration, at now: Duration, resumingAt resume: Duration) -> Double? {
    guard isNewEpisode(startedAt: start) else { return nil }
    let seconds = (resume - countedFrom) / .seconds(1)
    defer { (answers, countedFrom, episodeEnd) = (0, resume, resume) }
    guard ignored == 0 else {
      ignored -= 1
      return nil
    }
    surprises += bucket == nil ? 0 : 1
    guard surprises < Self.mostSurprises else {
      (bucket, lesson, surprises, ignored, ignoredNext) = (nil, nil, 0, ignoredNext, min(1024, 2 * ignoredNext))
      return .infinity
    }
    guard seconds > 0 else { return nil }
    let old = bucket?.perSecond ?? .infinity
    // Without an answer in between nothing is known but that the rate was too high.
    guard answers > 0 else {
      lesson = nil
      guard old.isFinite else { return nil }
      bucket = Bucket(tokens: 1, perSecond: old / 2, capacity: 1, at: resume)
      return old / 2
    }
    let learned = Lesson(answers: answers, seconds: seconds, rested: (resume - now) / .seconds(1), resume: resume)
    (lesson, bucket) = (learned, learned.bucket)
    return learned.rate
  }

  /// What one episode taught.
  private struct Lesson: Equatable {
    var answers: Int
    /// In which they were taken.
    let seconds: Double
    /// From the first refusal to the end of the wait.
    let rested: Double
    let resume: Duration

    var rate: Double { Pace.caution * Double(answers) / seconds }

    var bucket: Bucket {
      let burst = max(1, Pace.caution * min(Double(answers), rate * rested))
      return Bucket(tokens: burst, perSecond: rate, capacity: burst, at: resume)
    }
  }
}
