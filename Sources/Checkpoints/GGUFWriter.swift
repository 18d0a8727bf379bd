/// Writes GGUF files, version 3, whose bytes depend on their content alone.
package enum GGUFWriter {
  /// A value of the metadata, in the types that llama.cpp asks for.
  package enum Value: Sendable, Equatable {
    case integer(UInt32)
    case float(Float)
    case bool(Bool)
    case text(String)
    case texts([String])
    case floats([Float])
    case integers([Int32])
  }

  package struct Tensor: Sendable, Equatable {
    package var name: String
    /// One to four sizes, the fastest-running first.
    package var shape: [Int]
    package var values: [Float]

    package init(_ name: String, _ shape: [Int], _ values: [Float]) {
      (self.name, self.shape, self.values) = (name, shape, values)
    }
  }

  /// Bytes to a multiple of which each tensor is padded, as readers expect where the file says nothing else.
  private static let alignment = 32

  /// Writes F32 tensors; the file appears under its name only when it is complete. Metadata is sorted by key, tensors
  /// stay in their order.
  /// - Precondition: names differ, and each tensor has as many values as its shape says.
  package static func write(
    metadata: [String: Value], tensors: [Tensor], to path: String
  ) throws(CheckpointError) {
    var header = Array("GGUF".utf8)
    header.append(integer: UInt32(3))
    header.append(integer: Int64(tensors.count))
    header.append(integer: Int64(metadata.count))
    for (key, value) in metadata.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      header.append(text: key)
      header.append(value)
    }
    var (start, data): (Int, [UInt8]) = (0, [])
    for tensor in tensors {
      precondition(tensor.shape.reduce(1, *) == tensor.values.count, "\(tensor.name) does not fill its shape")
      header.append(tensor, start: start)
      for value in tensor.values { data.append(integer: value.bitPattern) }
      data.pad(to: alignment)
      start = data.count
    }
    header.pad(to: alignment)
    let result = (header + data).withUnsafeBytes { bytes in
      Result { () throws(CheckpointError) in try FileWriter.write([bytes], to: path) }
    }
    try result.get()
  }
}

extension [UInt8] {
  fileprivate mutating func append(integer: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(text: String) {
    append(integer: UInt64(text.utf8.count))
    append(contentsOf: text.utf8)
  }

  /// The number of the type, then the value.
  fileprivate mutating func append(_ value: GGUFWriter.Value) {
    switch value {
    case .integer(let number):
      append(integer: UInt32(4))
      append(integer: number)
    case .float(let number):
      append(integer: UInt32(6))
      append(integer: number.bitPattern)
    case .bool(let isTrue):
      append(integer: UInt32(7))
      append(isTrue ? 1 : 0)
    case .text(let text):
      append(integer: UInt32(8))
      append(text: text)
    case .texts(let texts): appendArray(of: 8, texts) { $0.append(text: $1) }
    case .floats(let numbers): appendArray(of: 6, numbers) { $0.append(integer: $1.bitPattern) }
    case .integers(let numbers): appendArray(of: 5, numbers) { $0.append(integer: $1) }
    }
  }

  private mutating func appendArray<Value>(
    of type: UInt32, _ values: [Value], _ append: (inout [UInt8], Value) -> Void
  ) {
    self.append(integer: UInt32(9))
    self.append(integer: type)
    self.append(integer: UInt64(values.count))
    for value in values { append(&self, value) }
  }

  /// The description of a tensor whose data starts at this byte.
  fileprivate mutating func append(_ tensor: GGUFWriter.Tensor, start: Int) {
    append(text: tensor.name)
    append(integer: UInt32(tensor.shape.count))
    for size in tensor.shape { append(integer: UInt64(size)) }
    append(integer: GGUFTensorType.f32.rawValue)
    append(integer: UInt64(start))
  }

  fileprivate mutating func pad(to multiple: Int) {
    append(contentsOf: repeatElement(0, count: (multiple - count % multiple) % multiple))
  }
}
