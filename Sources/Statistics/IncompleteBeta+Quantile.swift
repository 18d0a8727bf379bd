import Glibc

extension IncompleteBeta {
  /// The x with Iₓ(a, b) = `p`; 0 and 1 at the ends, NaN for a `p` outside 0...1.
  func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    guard p > 0 else { return 0 }
    guard p < 1 else { return 1 }
    return p <= 0.5 ? solve(for: log(p), \.lower, sign: 1) : quantile(upperTail: 1 - p)
  }

  /// The x with 1 − Iₓ(a, b) = `tail`, as `quantile(1 - tail)` without the rounding of 1 − `tail`.
  func quantile(upperTail tail: Double) -> Double {
    guard tail >= 0, tail <= 1 else { return .nan }
    guard tail > 0 else { return 1 }
    guard tail < 1 else { return 0 }
    return tail <= 0.5 ? solve(for: log(tail), \.upper, sign: -1) : quantile(1 - tail)
  }

  /// Solves on the logit of x, where the logarithm of either tail is concave and Newton's method therefore converges.
  private func solve(for target: Double, _ tail: KeyPath<Tails, Double>, sign: Double) -> Double {
    let logit = Root.ofIncreasing(in: -745...745, from: log(a / b)) { logit in
      let at = tails(x: 1 / (1 + exp(-logit)), y: 1 / (1 + exp(logit)))
      return (sign * (at[keyPath: tail] - target), exp(at.density - at[keyPath: tail]))
    }
    return 1 / (1 + exp(-logit))
  }
}
