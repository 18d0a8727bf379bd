import Statistics

extension RandomSource {
  /// One element, each with the same probability.
  /// - Precondition: `elements` is not empty.
  mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[uniform(below: elements.count)]
  }

  /// One of two different indices of a list, in random order.
  /// - Precondition: `count > 1`.
  mutating func twoIndices(below count: Int) -> (Int, Int) {
    let first = uniform(below: count)
    let second = uniform(below: count - 1)
    return (first, second < first ? second : second + 1)
  }
}
