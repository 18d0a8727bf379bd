import ArgumentParser
import Models

/// What a run may take, of time and of what endpoints charge for.
struct RunLimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End the run after this time, such as 90s, 30m or 2h. What came is kept; the same command goes on.",
      valueName: "time"))
  var timeLimit: TimeSpan?
  @Option(
    help: ArgumentHelp(
      "End the run before endpoints have used more tokens, of questions and answers together.", valueName: "tokens"))
  var tokenLimit: Int?
  @Option(
    help: ArgumentHelp(
      "End the run before endpoints have cost more, by the prices in stemma.yaml.", valueName: "dollars"))
  var costLimit: Double?

  func validate() throws {
    if let tokenLimit, tokenLimit < 0 { throw ValidationError("--token-limit is a number from 0 up") }
    if let costLimit, !(costLimit.isFinite && costLimit >= 0) {
      throw ValidationError("--cost-limit is a number of dollars from 0 up")
    }
  }
}

/// The limits of one run, which began when this was made.
struct RunLimits: Sendable {
  let time: TimeSpan?
  let deadline: ContinuousClock.Instant?
  /// Nil where nothing is limited.
  let budget: Budget?
  /// Whether a model without a price cannot be asked.
  let needsPrices: Bool

  /// None.
  init() { (time, deadline, budget, needsPrices) = (nil, nil, nil, false) }

  init(_ options: RunLimitOptions) {
    time = options.timeLimit
    deadline = options.timeLimit.map { .now + $0.duration }
    let isLimited = options.tokenLimit != nil || options.costLimit != nil
    budget = isLimited ? Budget(tokens: options.tokenLimit, dollars: options.costLimit) : nil
    needsPrices = options.costLimit != nil
  }

  /// Does work until the time is over; it is cancelled then.
  /// - Throws: `Failure` with status 4 for work that was not done in time.
  func run<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
    guard let deadline, let time else { return try await work() }
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask {
        try await Task.sleep(until: deadline, clock: .continuous)
        return nil
      }
      group.addTask { try await work() }
      defer { group.cancelAll() }
      if let first = try await group.next(), let result = first { return result }
      throw Failure(
        .couldNotMeasure, .interrupted,
        "the time limit of \(time.text) is over; what came is kept, and the same command goes on where this one stopped"
      )
    }
  }
}
