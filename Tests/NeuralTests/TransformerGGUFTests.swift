import Checkpoints
import FoundationEssentials
import Neural
import Testing

@Suite("Networks as GGUF files")
struct TransformerGGUFTests {
  @Test("llama.cpp's names and shapes, linear layers turned, embeddings as they are")
  func layout() throws {
    try withTemporaryFolder { folder in
      let model = tinyModel(layers: 2)
      let words = WordTokenizer(words: (0..<11).map { "w\($0)" })
      try model.writeGGUF(name: "tiny", tokenizer: words, to: folder + "/m.gguf")
      let file = try GGUFFile(path: folder + "/m.gguf")
      #expect(file.metadata["general.architecture"] == .string("gpt2"))
      #expect(file.metadata["gpt2.feed_forward_length"] == .unsigned(7))
      let shapes = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0.shape) })
      #expect(shapes.count == 29 && shapes["token_embd.weight"] == [6, 11] && shapes["output.weight"] == [6, 11])
      #expect(shapes["position_embd.weight"] == [6, 9] && shapes["output_norm.bias"] == [6])
      #expect(shapes["blk.1.attn_qkv.weight"] == [6, 18] && shapes["blk.1.attn_qkv.bias"] == [18])
      #expect(shapes["blk.0.ffn_up.weight"] == [6, 7] && shapes["blk.0.ffn_down.weight"] == [7, 6])
      #expect(try values(of: "token_embd.weight", file, folder) == model.values("transformer.wte.weight"))
      let here = model.values("transformer.h.0.mlp.c_fc.weight")
      let there = try values(of: "blk.0.ffn_up.weight", file, folder)
      for (input, output) in [(0, 0), (5, 6), (2, 3)] { #expect(there[output * 6 + input] == here[input * 7 + output]) }
    }
  }

  @Test("A vocabulary of another size is refused, and nothing is written")
  func mismatch() throws {
    try withTemporaryFolder { folder in
      #expect(throws: CheckpointError.self) {
        try tinyModel().writeGGUF(name: "x", tokenizer: WordTokenizer(words: ["a"]), to: folder + "/m.gguf")
      }
      #expect(throws: CheckpointError.self) { try GGUFFile(path: folder + "/m.gguf") }
    }
  }

  private func values(of name: String, _ file: GGUFFile, _ folder: String) throws -> [Float] {
    let content = Array(try Data(contentsOf: URL(filePath: folder + "/m.gguf")))
    let tensor = try #require(file.tensors.first { $0.name == name })
    let last = try #require(file.tensors.last)
    let start = content.count - (last.start + (last.byteCount + 31) / 32 * 32) + tensor.start
    return content.withUnsafeBytes { bytes in
      stride(from: start, to: start + tensor.byteCount, by: 4).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Float.self)
      }
    }
  }
}

extension Transformer {
  fileprivate func values(_ name: String) -> [Float] { layout[name].map { Array(parameters[$0.range]) } ?? [] }
}
