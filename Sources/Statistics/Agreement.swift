/// How well judges agree beyond chance: Krippendorff's α (Krippendorff, Content Analysis, 4th ed., 2018, ch. 12).
package enum Agreement {
  /// What a difference between two ratings costs.
  package enum Scale: String, Sendable {
    /// Any two different ratings differ alike.
    case nominal
    /// The square of the difference.
    case interval
  }

  /// α: 1 for perfect agreement, 0 for what chance would give, negative for less. Each item has the ratings that were
  /// given to it, in any order and number; items with fewer than two are left out.
  ///
  /// Nil when no two ratings can be compared, when all ratings are the same (agreement that chance alone would give too),
  /// or for a rating that is not finite. O(ratings of an item squared + ratings · distinct ratings).
  package static func krippendorff(_ items: [[Double]], scale: Scale) -> Double? {
    let items = items.filter { $0.count > 1 }
    let all = items.flatMap { $0 }
    guard !all.isEmpty, all.allSatisfy(\.isFinite) else { return nil }
    let observed = items.reduce(0) { $0 + disagreement($1, scale) / Double($1.count - 1) }
    let expected = disagreement(all, scale) / Double(all.count - 1)
    guard expected > 0, expected.isFinite else { return nil }
    return 1 - observed / expected
  }

  /// The sum of the costs of all ordered pairs.
  private static func disagreement(_ ratings: [Double], _ scale: Scale) -> Double {
    let count = Double(ratings.count)
    switch scale {
    case .nominal:
      let sizes = Dictionary(grouping: ratings, by: { $0 }).values.map { Double($0.count) }
      return count * count - sizes.sorted().reduce(0) { $0 + $1 * $1 }
    case .interval:
      // Σ_ij (x_i − x_j)² = 2n Σ (x_i − x̄)²; about the mean, so that large ratings do not cancel.
      return Summary.variance(ratings).map { 2 * count * $0 * (count - 1) } ?? 0
    }
  }
}
