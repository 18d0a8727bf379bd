import Glibc

/// A safetensors file, mapped and checked: every tensor that it lists can be read without another check.
package final class SafetensorsFile: Sendable {
  package let path: String
  /// The `__metadata__` of the header.
  package let metadata: [String: String]
  /// All tensors, sorted by the UTF-8 bytes of their names.
  package let tensors: [TensorDescription]

  private let file: MappedFile
  private let dataStart: Int
  private let positions: [String: Int]

  /// Maps the file read-only and checks its whole header; the data is not touched.
  package init(path: String) throws(CheckpointError) {
    file = try MappedFile(path: path)
    let header = try SafetensorsHeader(file.bytes, path: path)
    self.path = path
    metadata = header.metadata
    tensors = header.tensors
    dataStart = header.dataStart
    positions = Dictionary(uniqueKeysWithValues: header.tensors.enumerated().map { ($1.name, $0) })
  }

  /// The description of a tensor, if the file has it.
  package func tensor(_ name: String) -> TensorDescription? {
    positions[name].map { tensors[$0] }
  }

  /// Where the bytes of a tensor of this file lie in it.
  package func range(of tensor: TensorDescription) -> Range<Int> {
    dataStart + tensor.bytes.lowerBound..<dataStart + tensor.bytes.upperBound
  }

  /// Calls `body` with the bytes of a tensor; they are valid only during the call and have no particular alignment.
  package func withBytes<R>(of name: String, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    try body(bytes(of: try known(name)))
  }

  /// Whether a tensor of another file has the same bytes as one of this.
  package func hasSameBytes(
    _ name: String, as other: SafetensorsFile, _ otherName: String
  ) throws(CheckpointError) -> Bool {
    let (left, right) = (bytes(of: try known(name)), other.bytes(of: try other.known(otherName)))
    guard left.count == right.count else { return false }
    guard let start = left.baseAddress, let otherStart = right.baseAddress else { return true }
    // In pieces that are given back, so that two tensors of gigabytes do not have to be in memory together.
    for first in stride(from: 0, to: left.count, by: Self.pieceSize) {
      let size = min(Self.pieceSize, left.count - first)
      guard memcmp(start + first, otherStart + first, size) == 0 else { return false }
      file.release(range(of: start + first, size))
      other.file.release(other.range(of: otherStart + first, size))
    }
    return true
  }

  /// The values of a floating-point tensor (F64, F32, F16, BF16) in the order of the file; F64 is rounded.
  package func floats(of name: String) throws(CheckpointError) -> [Float] {
    let count = try known(name).count
    let floats = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
    defer { floats.deallocate() }
    try read(name, elements: 0..<count, into: floats)
    return Array(floats)
  }

  /// Writes some values of a floating-point tensor, in the order of the file, to the start of `floats`.
  /// - Precondition: the tensor has the elements, and `floats` has room for them.
  package func read(
    _ name: String, elements: Range<Int>, into floats: UnsafeMutableBufferPointer<Float>
  ) throws(CheckpointError) {
    let tensor = try known(name)
    precondition(elements.upperBound <= tensor.count && elements.count <= floats.count, "elements must exist and fit")
    guard tensor.type.isFloat else {
      throw CheckpointError(
        file: path, reason: "tensor `\(name)` is \(tensor.type.rawValue), not one of F64, F32, F16, BF16")
    }
    let size = tensor.type.bits / 8
    let range = elements.lowerBound * size..<elements.upperBound * size
    let bytes = UnsafeRawBufferPointer(rebasing: bytes(of: tensor)[range])
    switch tensor.type {
    case .float64: Self.convert(bytes, floats) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
    case .float16: Self.convert(bytes, floats) { Float(Float16(bitPattern: UInt16(littleEndian: $0))) }
    case .bfloat16: Self.convert(bytes, floats) { Float(bitPattern: UInt32(UInt16(littleEndian: $0)) << 16) }
    default: Self.convert(bytes, floats) { Float(bitPattern: UInt32(littleEndian: $0)) }
    }
  }

  /// Lets the system take back the memory in which a tensor lies; reading it again fetches it again. For readers of
  /// files that are larger than the memory they may use.
  /// - Parameter elements: which values; nil for all.
  package func release(_ name: String, elements: Range<Int>? = nil) {
    guard let tensor = tensor(name) else { return }
    let start = dataStart + tensor.bytes.lowerBound
    let size = tensor.type.bits / 8
    let part = elements?.clamped(to: 0..<tensor.count)
    file.release(
      part.map { start + $0.lowerBound * size..<start + $0.upperBound * size } ?? start..<start + tensor.bytes.count)
  }

  /// Bytes that are compared at a time.
  private static let pieceSize = 16 << 20

  /// Where memory of the mapping lies in the file.
  private func range(of start: UnsafeRawPointer, _ count: Int) -> Range<Int> {
    let first = file.bytes.baseAddress.map { start - $0 } ?? 0
    return first..<first + count
  }

  private func known(_ name: String) throws(CheckpointError) -> TensorDescription {
    guard let tensor = tensor(name) else { throw CheckpointError(file: path, reason: "has no tensor `\(name)`") }
    return tensor
  }

  private func bytes(of tensor: TensorDescription) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[range(of: tensor)])
  }

  private static func convert<Word: BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ floats: UnsafeMutableBufferPointer<Float>, _ value: (Word) -> Float
  ) {
    let size = MemoryLayout<Word>.size
    for index in 0..<bytes.count / size {
      floats[index] = value(bytes.loadUnaligned(fromByteOffset: index * size, as: Word.self))
    }
  }
}
