package import Checkpoints
import Statistics

/// Whether a model's weights go back to the same initialisation as another's, and where they differ.
package struct WeightCheck: Sendable, Equatable {
  package enum Outcome: String, Sendable, CaseIterable {
    /// Independent initialisation is ruled out.
    case sharedBase = "shared-base"
    /// The hidden units of the two have nothing to do with each other.
    case independent
    /// The probability decides neither way.
    case undecided
    /// There is nothing to compare: other shapes, no MLP that is known, too few units.
    case incomparable
  }

  /// At or below it independent initialisation is ruled out.
  package static let rejectLog10P = -6.0
  /// Above it the two count as independent, where the units would have allowed a probability below `powerLog10P`.
  package static let acceptLog10P = -3.0
  package static let powerLog10P = -12.0

  /// One for each MLP that both have in the same shape, in the order of the names.
  package var layers: [UnitMatching]
  package var tensors: TensorComparison
  /// Tensors of MLPs that only one of the two has, or in another shape, or with numbers that are not finite.
  package var skippedLayers: Int

  /// log10 of the probability of pairings at least this much in place, were the two initialised independently: Fisher's
  /// combination over the layers. Nil where no layer was compared.
  package var log10P: Double? { Self.combined(layers.map(\.logP)) }

  /// The least that the number of units allows.
  package var leastLog10P: Double? { Self.combined(layers.map(\.leastLogP)) }

  private static func combined(_ logarithms: [Double]) -> Double? {
    Fisher.logCombined(logarithms: logarithms).map { $0 / 2.302_585_092_994_046 + 0 }
  }

  package var outcome: Outcome {
    guard let log10P, let leastLog10P else { return .incomparable }
    if log10P <= Self.rejectLog10P { return .sharedBase }
    guard leastLog10P <= Self.powerLog10P else { return .incomparable }
    return log10P > Self.acceptLog10P ? .independent : .undecided
  }

  /// Compares two models. Reads both twice, with buffers whose size does not depend on theirs (see `UnitMatching`).
  /// - Parameter progress: is called with the share that is done, in [0, 1], and what is being done; may throw to stop.
  /// - Throws: `CheckpointError` for a file that cannot be read; what `progress` throws.
  package init(
    _ model: WeightFiles, against other: WeightFiles, mostUnits: Int = UnitMatching.mostUnits,
    progress: (Double, String) throws -> Void = { _, _ in }
  ) throws {
    let pairs = Self.pairs(model, other)
    let bytes = max(1, model.tensors.reduce(0) { $0 + $1.bytes.count })
    var read = 0
    tensors = try TensorComparison(model, against: other) { count in
      read += count
      try progress(0.5 * Double(read) / Double(bytes), "comparing tensors")
    }
    layers = []
    for (index, (a, b)) in pairs.enumerated() {
      try progress(0.5 + 0.5 * Double(index) / Double(pairs.count), "matching hidden units")
      guard a.units == b.units, a.width == b.width else { continue }
      if let match = try UnitMatching.match(a, of: model, with: b, of: other, mostUnits: mostUnits) {
        layers.append(match)
      }
    }
    skippedLayers = max(UpProjection.all(in: model).count, UpProjection.all(in: other).count) - layers.count
  }

  private static func pairs(_ model: WeightFiles, _ other: WeightFiles) -> [(UpProjection, UpProjection)] {
    let counterparts = Dictionary(UpProjection.all(in: other).map { ($0.key, $0) }) { first, _ in first }
    return UpProjection.all(in: model).compactMap { matrix in counterparts[matrix.key].map { (matrix, $0) } }
  }
}
