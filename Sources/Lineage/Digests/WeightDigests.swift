import Checkpoints
import Crypto

/// Digests of tensors, independent of how they are distributed over files and in which order.
package struct WeightDigests: Sendable, Equatable {
  /// SHA-256 over the sorted lines `["name","TYPE",[shape],"<hex of the bytes>"]`, each canonical JSON and a line feed.
  package var weights: Digest
  /// SHA-256 over the sorted lines `["name","TYPE",[shape]]`.
  package var architecture: Digest

  private struct Tensor: Sendable {
    var file: SafetensorsFile
    var description: TensorDescription

    func line(_ more: [JSONValue]) -> String {
      let shape = description.shape.map { JSONValue($0) }
      return JSONValue.array(
        [.string(description.name), .string(description.type.rawValue), .array(shape)] + more
      ).canonical + "\n"
    }
  }

  /// Reads safetensors files. A tensor that two files hold with the same content counts once.
  /// - Throws: `InputError` for a damaged file.
  package init(files: [String]) throws(InputError) {
    var tensors: [Tensor] = []
    for path in files {
      let file = try Self.open(path)
      tensors += file.tensors.map { Tensor(file: file, description: $0) }
    }
    let lines = try Parallel.map(tensors) { tensor throws(InputError) in
      tensor.line([.string(try Self.hash(tensor))])
    }
    weights = try .checked(.weights, ContentDigests.hash(Set(lines)))
    architecture = try .checked(.architecture, ContentDigests.hash(Set(tensors.map { $0.line([]) })))
  }

  private static func open(_ path: String) throws(InputError) -> SafetensorsFile {
    do {
      return try SafetensorsFile(path: path)
    } catch {
      throw InputError([error.reason, error.remedy].compactMap { $0 }.joined(separator: "; "), file: path)
    }
  }

  private static func hash(_ tensor: Tensor) throws(InputError) -> String {
    do {
      return try tensor.file.withBytes(of: tensor.description.name) { SHA256Text.hex(Crypto.SHA256.hash(data: $0)) }
    } catch {
      throw InputError("\(error)", file: tensor.file.path)
    }
  }
}
