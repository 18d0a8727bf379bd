/// Where an experiment stands. A terminal draws it; nothing here knows the time.
package struct LabProgress: Sendable, Equatable {
  /// What is being worked on, for example `student`.
  package var organism: String
  /// Steps done of this organism's training; equal to `steps` in the event that says that it is finished.
  package var step: Int
  package var steps: Int
  /// Whether the organism was found complete from an earlier run.
  package var isReused: Bool
  /// Share of the whole experiment's work that is done, in 0...1.
  package var share: Double

  /// - Parameter elapsed: time since the first event.
  /// - Returns: the time left if the rest goes on at the same speed; nil before there is anything to go by.
  package func remaining(elapsed: Duration) -> Duration? {
    guard share > 0.01 else { return nil }
    return elapsed * ((1 - share) / share)
  }
}
