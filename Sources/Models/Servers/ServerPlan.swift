/// A server that is started for a model, as the user describes it.
package struct ServerPlan: Sendable, Equatable {
  package var program: Program
  /// Where it answers with a status from 200 to 299 once it is ready.
  package var health: WebAddress
  /// How long that may take.
  package var startUp: Duration
  /// The file that what it writes goes to, its first and its last megabytes; made anew by each start.
  package var log: String
  /// Values that no message may show.
  package var hidden: [String]
  /// Why it must not be started; nil where it may.
  package var prohibition: String?

  package init(
    program: Program, health: WebAddress, startUp: Duration, log: String, hidden: [String] = [],
    prohibition: String? = nil
  ) {
    self.prohibition = prohibition
    self.program = program
    self.health = health
    self.startUp = startUp
    self.log = log
    self.hidden = hidden
  }

  /// How long it may take to end of its own accord.
  static let grace = Duration.seconds(5)
}
