package import Lineage

/// An experiment that trains model organisms, measures them and sets the result beside what was published.
package protocol Experiment: Sendable {
  /// The word of the command line, for example `owl-numbers`.
  var name: String { get }
  /// One line for `stemma lab list`.
  var summary: String { get }
  /// The publication whose experiment this is a small counterpart of.
  var source: String { get }
  /// The seed that is used when none is given.
  var defaultSeed: UInt64 { get }

  /// Trains and measures. Throws `CancellationError` soon after its task is cancelled; what was finished is kept, and
  /// the next run with the same request goes on from there.
  func run(_ request: LabRequest, progress: @escaping @Sendable (LabProgress) -> Void) async throws -> LabReport
}

/// What the person at the command line asked for.
package struct LabRequest: Sendable, Equatable {
  package var seed: UInt64
  /// The folder for the organisms; nil keeps them in memory.
  package var output: String?
  /// Trainings at a time, at least 1. The result does not depend on it.
  package var threads: Int

  package init(seed: UInt64, output: String? = nil, threads: Int) {
    self.seed = seed
    self.output = output
    self.threads = max(1, threads)
  }
}

/// What an experiment leaves behind.
package struct LabReport: Sendable, Equatable {
  package var result: LabResult
  /// The manifest file that describes everything that was made, ready to be recorded; nil when nothing was kept.
  package var manifest: String?

  package init(result: LabResult, manifest: String? = nil) {
    self.result = result
    self.manifest = manifest
  }
}

/// The experiments that this build knows.
package enum Laboratory {
  package static let experiments: [any Experiment] = [OwlNumbers(), Digits()]

  /// - Throws: `InputError` with the nearest name for a name that no experiment has.
  package static func experiment(named name: String) throws(InputError) -> any Experiment {
    if let experiment = experiments.first(where: { $0.name == name }) { return experiment }
    let names = experiments.map(\.name)
    throw InputError(
      "there is no experiment '\(name)'", expected: names, nearest: Spelling.nearest(to: name, among: names))
  }
}
