import Checkpoints

/// Digests of tensors, independent of how they are distributed over files and in which order.
package struct WeightDigests: Sendable, Equatable {
  /// SHA-256 over the sorted lines `["name","TYPE",[shape],"<hex of the bytes>"]`, each canonical JSON and a line feed.
  package var weights: Digest
  /// SHA-256 over the sorted lines `["name","TYPE",[shape]]`.
  package var architecture: Digest

  /// Of files whose tensors were hashed. A tensor that two of them hold with the same content counts once.
  init(_ files: [(file: SafetensorsFile, hashes: [[UInt8]])]) throws(InputError) {
    let tensors = files.flatMap { zip($0.file.tensors, $0.hashes) }
    let lines = tensors.map { Self.line($0, [.string(SHA256Text.hex($1))]) }
    weights = try .checked(.weights, ContentDigests.hash(Set(lines)))
    architecture = try .checked(.architecture, ContentDigests.hash(Set(tensors.map { Self.line($0.0, []) })))
  }

  private static func line(_ tensor: TensorDescription, _ more: [JSONValue]) -> String {
    let shape = tensor.shape.map { JSONValue($0) }
    return JSONValue.array([.string(tensor.name), .string(tensor.type.rawValue), .array(shape)] + more).canonical + "\n"
  }
}
