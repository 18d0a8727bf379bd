extension RandomSource {
  /// Puts `elements` into a uniformly random order: the Fisher-Yates shuffle from the end (Knuth, TAOCP 2, 3.4.2 P).
  ///
  /// Unlike `Array.shuffle(using:)` its order is fixed for all releases of Swift. O(n).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, uniform(below: last + 1))
    }
  }
}
