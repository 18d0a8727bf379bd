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
}
