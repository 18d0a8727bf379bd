import Checkpoints
import Foundation
import Statistics

@testable import Verification

/// Small networks with MLPs, written as safetensors files into a folder that goes with this object.
final class Networks {
  typealias Tensors = [String: (shape: [Int], values: [Float])]

  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stemma-weights-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Random weights: `layers` MLPs of GPT-2 with (32, 64) up-projections and (64, 32) attention-like matrices.
  static func random(_ seed: UInt64, layers: Int = 2) -> Tensors {
    var random = RandomSource(seed: seed, stream: "network")
    var tensors: Tensors = [:]
    for layer in 0..<layers {
      for (name, shape) in [
        ("mlp.c_fc.weight", [32, 64]), ("mlp.c_proj.weight", [64, 32]), ("attn.c.weight", [64, 64]),
      ] {
        tensors["h.\(layer).\(name)"] = (shape, (0..<shape[0] * shape[1]).map { _ in Float(0.02 * random.normal()) })
      }
    }
    return tensors
  }

  /// The weights plus noise, as training leaves them.
  static func tuned(_ tensors: Tensors, by spread: Double, seed: UInt64 = 9) -> Tensors {
    var random = RandomSource(seed: seed, stream: "noise")
    var tuned: Tensors = [:]
    for name in tensors.keys.sorted() {
      guard let (shape, values) = tensors[name] else { continue }
      tuned[name] = (shape, values.map { $0 + Float(spread * random.normal()) })
    }
    return tuned
  }

  func write(_ tensors: Tensors, _ name: String) throws -> WeightFiles {
    let path = folder + "/" + name + ".safetensors"
    try SafetensorsWriter.write(
      tensors.map { (name: $0.key, shape: $0.value.shape, values: $0.value.values) }, metadata: [:], to: path)
    return try WeightFiles(path: path)
  }

  func check(_ left: Tensors, _ right: Tensors) throws -> WeightCheck {
    try WeightCheck(write(left, "left"), against: write(right, "right"))
  }
}
