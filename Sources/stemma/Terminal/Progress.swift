import Gate
import Synchronization

/// Progress of long work: one redrawn line on a terminal, a plain line now and then elsewhere.
///
/// May be called from any thread, because work reports from several.
final class Progress: Sendable {
  private let terminal: Terminal
  private let started: ContinuousClock.Instant
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)
  private let clock = ContinuousClock()
  /// What was there already when measuring began, and when that was.
  private let begin = Mutex<(done: Int, time: ContinuousClock.Instant)?>(nil)

  init(_ terminal: Terminal) {
    self.terminal = terminal
    started = clock.now
  }

  /// Does long work with its progress shown; the line is gone when it ends, however it ends.
  static func shown<Result>(_ terminal: Terminal, _ work: (Progress) async throws -> Result) async rethrows -> Result {
    let progress = Progress(terminal)
    defer { progress.finish() }
    return try await work(progress)
  }

  /// - Parameters:
  ///   - share: how much of the work is done, in [0, 1].
  ///   - label: what is being done.
  func show(_ share: Double, _ label: String) {
    let now = clock.now
    guard isDue(now) else { return }
    let line = "\(Self.percent(share))  \(label)\(timeLeft(share, now).map { "  \($0) left" } ?? "")"
    if terminal.redraws { terminal.redraw(line) } else { terminal.note(line) }
  }

  /// Work whose parts take very different times: how many are done says more than a share and a time left.
  func show(_ done: Int, of total: Int, _ label: String) {
    guard isDue(clock.now) else { return }
    let line = "\(label) \(min(done + 1, total)) of \(total)"
    if terminal.redraws { terminal.redraw(line) } else { terminal.note(line) }
  }

  /// How far measuring has come: samples, rate and time left, and what the endpoints say about themselves.
  func show(_ step: GateProgress, standing: () -> String? = { nil }) {
    let now = clock.now
    let rate = rate(step.done, now)
    guard isDue(now) else { return }
    let left = rate.flatMap { step.done < step.total && $0 > 0 ? Double(step.total - step.done) / $0 : nil }
    let words = [
      "\(Self.percent(Double(step.done) / Double(max(1, step.total))))", "asking \(step.model)",
      "\(step.done) of \(step.total)", rate.map { "\(($0 * 10).rounded() / 10)/s" },
      left.map { "\(Self.words(seconds: $0)) left" }, standing(),
    ]
    let line = words.compactMap(\.self).joined(separator: "  ")
    if terminal.redraws { terminal.redraw(line) } else { terminal.note(line) }
  }

  /// Clears the line.
  private func finish() { terminal.redraw("") }

  /// A terminal is redrawn ten times a second; a log gets a line every five seconds, from the fifth on.
  private func isDue(_ now: ContinuousClock.Instant) -> Bool {
    let pause: Duration = terminal.redraws ? .milliseconds(100) : .seconds(5)
    return lastShown.withLock { last in
      guard (last ?? started).duration(to: now) >= pause else { return false }
      last = now
      return true
    }
  }

  /// A second, since measuring began; nil at first.
  private func rate(_ done: Int, _ now: ContinuousClock.Instant) -> Double? {
    let start = begin.withLock { begin in
      let start = begin ?? (done, now)
      begin = start
      return start
    }
    let seconds = start.time.duration(to: now) / .seconds(1)
    return seconds >= 1 ? Double(done - start.done) / seconds : nil
  }

  private func timeLeft(_ share: Double, _ now: ContinuousClock.Instant) -> String? {
    let elapsed = Double(started.duration(to: now).components.seconds)
    guard share > 0.02, share < 1, elapsed >= 1 else { return nil }
    return Self.words(seconds: elapsed / share * (1 - share))
  }

  static func percent(_ share: Double) -> String {
    let whole = share.isFinite ? Int((min(max(share, 0), 1) * 100).rounded(.down)) : 0
    return String(repeating: " ", count: max(0, 3 - String(whole).count)) + "\(whole) %"
  }

  /// A count as it is read at a glance.
  static func short(_ number: Int) -> String {
    switch number {
    case ..<10_000: "\(number)"
    case ..<1_000_000: "\(number / 1000) k"
    default: "\(Double(number / 100_000) / 10) M"
    }
  }

  static func words(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e7 else { return "a long time" }
    let whole = Int(seconds.rounded(.up))
    return whole < 90 ? "\(whole) s" : "\((whole + 30) / 60) min"
  }
}
