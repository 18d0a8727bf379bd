/// What the header of a file says about one tensor, after it has been checked.
package struct TensorDescription: Sendable, Equatable {
  package var name: String
  package var type: ElementType
  /// Sizes from the slowest to the fastest dimension; empty for a scalar.
  package var shape: [Int]
  /// Place within the data section of the file, in bytes.
  package var bytes: Range<Int>

  package init(name: String, type: ElementType, shape: [Int], bytes: Range<Int>) {
    self.name = name
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  /// Number of elements: the product of the sizes.
  package var count: Int {
    shape.reduce(1, *)
  }

  /// Bytes that `shape` elements take; nil if the number overflows or the last byte would be cut.
  static func byteCount(of shape: [Int], type: ElementType) -> Int? {
    var bits = type.bits
    for size in shape {
      let (product, overflow) = bits.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      bits = product
    }
    return bits.isMultiple(of: 8) ? bits / 8 : nil
  }
}
