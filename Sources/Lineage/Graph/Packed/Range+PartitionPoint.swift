extension Range<Int> {
  /// The first place from which on something holds, where it holds for all that come after it; the end where it holds
  /// nowhere. O(log of its length).
  @inline(__always)
  func partitionPoint(_ holds: (Int) throws -> Bool) rethrows -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if try holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The same, found in O(log of how far it is from where it is looked for first).
  @inline(__always)
  func partitionPoint(near guess: Int, _ holds: (Int) throws -> Bool) rethrows -> Int {
    var (low, high) = (Swift.max(lowerBound, Swift.min(guess, upperBound)), upperBound)
    var step = 8
    if try low == upperBound || holds(low) {
      high = low
      while try low > lowerBound && (low == high || holds(low)) {
        (low, step) = (Swift.max(lowerBound, low - step), 2 * step)
      }
    } else {
      high = low
      while try high < upperBound && !holds(high) {
        (low, high, step) = (high, Swift.min(upperBound, high + step), 2 * step)
      }
    }
    return try (low..<high).partitionPoint(holds)
  }
}
