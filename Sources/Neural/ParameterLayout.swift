/// A named tensor within the flat list of a network's parameters.
package struct ParameterSlice: Sendable, Equatable {
  package var name: String
  /// Sizes from the slowest to the fastest dimension.
  package var shape: [Int]
  /// Place in the list.
  package var range: Range<Int>
}

/// Where each tensor of a network stands in the flat list of its parameters (and of their gradients).
package struct ParameterLayout: Sendable, Equatable {
  /// All tensors in the order of the list, without gaps.
  package private(set) var slices: [ParameterSlice] = []

  /// Number of parameters.
  package var count: Int {
    slices.last?.range.upperBound ?? 0
  }

  /// The tensor with this name, if there is one.
  package subscript(name: String) -> ParameterSlice? {
    slices.first { $0.name == name }
  }

  /// Adds a tensor at the end and returns where it starts.
  mutating func append(_ name: String, _ shape: [Int]) -> Int {
    let start = count
    slices.append(ParameterSlice(name: name, shape: shape, range: start..<start + shape.reduce(1, *)))
    return start
  }
}
