/// Solves one equation in one unknown.
enum Root {
  /// The point in `range` where an increasing function is zero, by Newton steps kept inside a shrinking bracket.
  ///
  /// A step that would leave the bracket (or is not a number) is replaced by its middle, so the search ends whatever the
  /// function does. The result is good to about 1e-15·max(1, |x|) where the function itself is.
  static func ofIncreasing(
    in range: ClosedRange<Double>, from start: Double, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    var point = min(max(start, low), high)
    for _ in 0..<200 {
      let (value, slope) = function(point)
      if value == 0 { return point }
      if value < 0 { low = point } else { high = point }
      let step = point - value / slope
      let next = step > low && step < high ? step : (low + high) / 2
      if abs(next - point) <= 1e-15 * max(1, abs(point)) { return next }
      point = next
    }
    return point
  }
}
