package import Statistics

/// How often a request is tried, and how long it rests in between: the one layer that repeats anything.
package struct RetryRule: Sendable, Equatable {
  /// Tries of one request in all; 1 repeats nothing.
  package var attempts: Int
  package var base: Duration
  package var longest: Duration

  package init(attempts: Int = 6, base: Duration = .milliseconds(500), longest: Duration = .seconds(30)) {
    self.attempts = attempts
    self.base = base
    self.longest = longest
  }

  /// The rest after try number `attempt`, counted from 1; nil when it was the last. Full jitter: uniform between nothing
  /// and `base` · 2^(attempt − 1), at most `longest`.
  package func rest(after attempt: Int, random: inout RandomSource) -> Duration? {
    guard attempt < attempts else { return nil }
    let reach = min(longest / .seconds(1), base / .seconds(1) * Double(1 << min(attempt - 1, 30)))
    return .seconds(reach * random.uniform())
  }
}
