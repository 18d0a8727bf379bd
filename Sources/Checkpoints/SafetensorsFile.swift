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

  /// Calls `body` with the bytes of a tensor; they are valid only during the call and have no particular alignment.
  package func withBytes<R>(of name: String, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    try body(bytes(of: try known(name)))
  }

  /// The values of a floating-point tensor (F64, F32, F16, BF16) in the order of the file; F64 is rounded.
  package func floats(of name: String) throws(CheckpointError) -> [Float] {
    let tensor = try known(name)
    let bytes = bytes(of: tensor)
    switch tensor.type {
    case .float32: return Self.convert(bytes) { Float(bitPattern: UInt32(littleEndian: $0)) }
    case .float64: return Self.convert(bytes) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
    case .float16: return Self.convert(bytes) { Float(Float16(bitPattern: UInt16(littleEndian: $0))) }
    case .bfloat16: return Self.convert(bytes) { Float(bitPattern: UInt32(UInt16(littleEndian: $0)) << 16) }
    default:
      throw CheckpointError(
        file: path, reason: "tensor `\(name)` is \(tensor.type.rawValue), not one of F64, F32, F16, BF16")
    }
  }

  private func known(_ name: String) throws(CheckpointError) -> TensorDescription {
    guard let tensor = tensor(name) else { throw CheckpointError(file: path, reason: "has no tensor `\(name)`") }
    return tensor
  }

  private func bytes(of tensor: TensorDescription) -> UnsafeRawBufferPointer {
    let start = dataStart + tensor.bytes.lowerBound
    return UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + tensor.bytes.count])
  }

  private static func convert<Word: BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ value: (Word) -> Float
  ) -> [Float] {
    let size = MemoryLayout<Word>.size
    return (0..<bytes.count / size).map { value(bytes.loadUnaligned(fromByteOffset: $0 * size, as: Word.self)) }
  }
}
