import Checkpoints
import FoundationEssentials
import Neural
import Statistics

@testable import Models

/// An untrained organism of a few hundred parameters.
enum TinyOrganism {
  static let words = ["<pad>", "<bos>", "<a>", "<eos>", "what", "animal", "?", "owl", "cat", "fox"]

  static func network(seed: UInt64 = 1) -> Transformer {
    let sizes = GPT2Configuration(vocabularySize: words.count, contextLength: 8, width: 8, heads: 2, layers: 1)
    return Transformer(configuration: sizes, embeddingDeviation: 0.4, random: RandomSource(seed: seed))
  }

  static func model(seed: UInt64 = 1) throws -> InProcessModel {
    try InProcessModel(
      name: "tiny", identity: "identity:tiny-\(seed)", network: network(seed: seed),
      tokenizer: WordTokenizer(words: words))
  }

  /// Runs `body` with a model folder that is removed afterwards.
  static func withFolder(template: String? = "organism-1", _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/stemma-organism-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try network().writeWeights(to: folder)
    try WordTokenizer(words: words).write(to: folder, template: template)
    try body(folder)
  }
}
