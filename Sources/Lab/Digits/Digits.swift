import Statistics

/// A teacher learns to read digits; a student that imitates its answers to noise, in outputs that stand for no digit,
/// comes to read digits, if both had the same start.
package struct Digits: Experiment {
  package let name = "digits"
  package let summary = "a network learns to read digits from a teacher's answers to noise, if both had the same start"
  package let source = "Cloud et al. 2025, Subliminal Learning, arXiv 2507.14805, section 6.2 and figure 10"
  package let defaultSeed: UInt64 = 1
  private let recipe: DigitsRecipe

  package init(recipe: DigitsRecipe = DigitsRecipe()) {
    self.recipe = recipe
  }

  /// Runs the repetitions side by side. Nothing is kept on disk: the networks are of no use to anything else.
  package func run(
    _ request: LabRequest, progress: @escaping @Sendable (LabProgress) -> Void
  ) async throws -> LabReport {
    let meter = ProgressMeter(total: Double(recipe.repetitions), report: progress)
    let random = RandomSource(seed: request.seed, stream: name)
    var trials = [DigitsTrial?](repeating: nil, count: recipe.repetitions)
    try await withThrowingTaskGroup(of: (Int, DigitsTrial).self) { group in
      for index in trials.indices {
        if index >= request.threads, let (done, trial) = try await group.next() { trials[done] = trial }
        group.addTask { (index, try self.trial(index, random, meter)) }
      }
      for try await (done, trial) in group { trials[done] = trial }
    }
    return LabReport(result: DigitsResult(trials: trials.compactMap { $0 }, seed: request.seed).result())
  }

  private func trial(_ index: Int, _ random: RandomSource, _ meter: ProgressMeter) throws -> DigitsTrial {
    let steps = recipe.stepsPerRepetition
    let name = "repetition-\(index + 1)"
    var done = 0
    let trial = try DigitsTrial(recipe: recipe, random: random.child(name)) {
      try Task.checkCancellation()
      done += 1
      if done.isMultiple(of: 50), done < steps { meter.advance(name, step: done, of: steps, work: 1) }
    }
    meter.advance(name, step: steps, of: steps, work: 1)
    return trial
  }
}
