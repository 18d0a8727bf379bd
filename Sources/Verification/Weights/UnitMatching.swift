import Checkpoints
import Dispatch
import Neural
import Statistics

/// How the hidden units of one MLP in two models pair off, and how surprising that is for independent initialisations.
package struct UnitMatching: Sendable, Equatable {
  /// The tensor that was compared.
  package var tensor: String
  /// How many units were paired: all, or a random sample of the same places in both models.
  package var units: Int
  /// How many units are paired with the unit at their own place.
  package var inPlace: Int
  /// Spearman's correlation of the places of the pairs, in [−1, 1].
  package var correlation: Double
  /// The mean cosine of the paired units, in [−1, 1].
  package var meanCosine: Double
  /// The natural logarithm of the probability of such a correlation, or a higher one, where the units of one model have
  /// nothing to do with those of the other.
  package var logP: Double
  /// The least `logP` that this many units can give.
  package var leastLogP: Double

  /// The most units that are paired. Above it, units are sampled, which leaves the probability as exact as it is.
  package static let mostUnits = 2048

  /// Pairs the units by cosine, exactly (linear assignment on cosines rounded to 2^-15).
  ///
  /// Under the null hypothesis the units of `b` are exchangeable, so that the pairing is a uniformly random permutation,
  /// whatever `a` is (Zhu and others, Independence Tests for Language Models, arXiv 2502.12292). The units of `b` are
  /// shuffled before they are paired, so that this holds for units of equal cosine too.
  ///
  /// Memory: 2n² + 8nd bytes for n units of d weights. Time: n²d products and the assignment.
  /// - Returns: nil where a weight is not finite.
  /// - Precondition: both matrices have the same units and width.
  static func match(
    _ a: UpProjection, of first: WeightFiles, with b: UpProjection, of second: WeightFiles,
    mostUnits: Int = mostUnits
  ) throws(CheckpointError) -> UnitMatching? {
    precondition(a.units == b.units && a.width == b.width, "only matrices of the same shape are compared")
    var random = RandomSource(seed: 0, stream: "unit-matching/" + a.key)
    let places = sample(min(mostUnits, LinearAssignment.largest), of: a.units, &random)
    var shuffled = Array(places.indices)
    random.shuffle(&shuffled)
    let pairs: (columns: [Int], meanCosine: Double)
    do {
      let left = try UnitVectors(a, of: first, order: places)
      let right = try UnitVectors(b, of: second, order: shuffled.map { places[$0] })
      guard left.isFinite, right.isFinite else { return nil }
      let cosines = Cosines(left, right)
      let columns = LinearAssignment.solve(places.count, costs: cosines.costs)
      pairs = (columns, cosines.mean(columns))
    }
    let partners = pairs.columns.map { shuffled[$0] }
    let correlation = Spearman(partners)
    return UnitMatching(
      tensor: a.tensor, units: places.count, inPlace: partners.enumerated().count { $0.offset == $0.element },
      correlation: correlation.correlation, meanCosine: pairs.meanCosine, logP: correlation.logUpperTail,
      leastLogP: Spearman(Array(places.indices)).logUpperTail)
  }

  /// Ascending places of a random sample, or all of them.
  private static func sample(_ most: Int, of units: Int, _ random: inout RandomSource) -> [Int] {
    guard units > most else { return Array(0..<units) }
    var all = Array(0..<units)
    random.shuffle(&all)
    return all.prefix(most).sorted()
  }
}
