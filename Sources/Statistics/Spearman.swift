import Glibc

/// Spearman's rank correlation of a permutation with the identity, and the tail of its null distribution, in which all
/// n! permutations are equally likely.
package struct Spearman: Sendable, Equatable {
  /// The fewest elements of which `logUpperTail` says more than that it is at most 1.
  package static let fewest = 10

  /// Number of elements.
  package let count: Int
  /// Σ (i − πᵢ)², which is even: 0 for the identity, at most n(n² − 1)/3.
  package let distance: Int

  /// - Precondition: `permutation` holds each of `0..<count` once; at most 2^20 elements.
  package init(_ permutation: [Int]) {
    precondition(permutation.count <= 1 << 20, "the sum of squares must fit")
    self.init(
      count: permutation.count,
      distance: permutation.enumerated().reduce(0) { $0 + ($1.offset - $1.element) * ($1.offset - $1.element) })
  }

  init(count: Int, distance: Int) {
    self.count = count
    self.distance = distance
  }

  /// 1 − 6 Σd² / (n(n² − 1)), in [−1, 1]; 1 for fewer than two elements.
  package var correlation: Double { correlation(distance: Double(distance)) }

  /// The natural logarithm of the probability of a distance at most this one.
  ///
  /// Near the middle: Student's t with n − 2 degrees of freedom for r √((n − 2)/(1 − r²)), with a correction for the
  /// steps of 2 in which the distance goes. Its excess kurtosis is −6/n and that of the exact distribution −4.56/n, so
  /// that it is relied upon only where that changes the probability by less than about a tenth (z⁴ < 1.67 n with
  /// z = r √(n − 1)); beyond, the value is the larger of what can be proved (`logBound`) and of what it is at that point.
  /// O(1) near the middle, O(n) beyond.
  package var logUpperTail: Double {
    guard count >= Self.fewest else { return 0 }
    let correlation = correlation(distance: Double(distance) + 1)
    let reliable = (1.67 * Double(count)).squareRoot().squareRoot() / Double(count - 1).squareRoot()
    guard correlation > reliable else { return logStudentTail(correlation) }
    return min(logStudentTail(reliable), logBound)
  }

  private func correlation(distance: Double) -> Double {
    guard count > 1 else { return 1 }
    let size = Double(count)
    return 1 - 6 * distance / (size * (size * size - 1))
  }

  private func logStudentTail(_ correlation: Double) -> Double {
    let freedom = Double(count - 2)
    let t = correlation * (freedom / (1 - correlation * correlation)).squareRoot()
    return log(StudentT(degreesOfFreedom: freedom).upperTail(t))
  }

  /// An upper bound that holds for every n and every distance.
  ///
  /// With ranks a about their mean, T = Σ aᵢ a_π(i). The ranks that a permutation deals out are negatively associated
  /// (Joag-Dev and Proschan, Annals of Statistics 11(1), 1983), so that for the rows above the mean rank, where
  /// exp(2θ aᵢ x) rises with x, the expected product is at most the product of the expectations; likewise for the rows
  /// below it. Both halves together by Cauchy and Schwarz, and Markov's inequality:
  /// log P(T ≥ t) ≤ Σ_{aᵢ > 0} log (sinh(nθaᵢ) / (n sinh(θaᵢ))) − θt for every θ ≥ 0. The best θ is looked for by
  /// thirds, the bound being convex in it.
  var logBound: Double {
    let size = Double(count)
    let t = size * (size * size - 1) / 12 * correlation
    guard t > 0 else { return 0 }
    func bound(_ theta: Double) -> Double {
      let halves = stride(from: (size - 1) / 2, to: 0, by: -1).reduce(0) { sum, rank in
        sum + Self.logHyperbolicSine(size * theta * rank) - log(size) - Self.logHyperbolicSine(theta * rank)
      }
      return halves - theta * t
    }
    var (low, high) = (1e-3 / (size * size), 40 / (size * size))
    for _ in 0..<50 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if bound(left) < bound(right) { high = right } else { low = left }
    }
    return min(0, bound((low + high) / 2))
  }

  /// log sinh x for x > 0, without overflow.
  private static func logHyperbolicSine(_ x: Double) -> Double {
    x < 1e-3 ? log(x) + x * x / 6 : x + log1p(-exp(-2 * x)) - log(2)
  }
}
