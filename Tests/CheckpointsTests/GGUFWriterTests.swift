import Checkpoints
import Testing

@Suite("Writing GGUF files")
struct GGUFWriterTests {
  private let metadata: [String: GGUFWriter.Value] = [
    "general.name": .text("ö"), "a.count": .integer(7), "a.rate": .float(0.5), "a.flag": .bool(true),
    "a.words": .texts(["x", ""]), "a.scores": .floats([1, 2, 3]), "a.kinds": .integers([-1]),
  ]

  @Test("What is written reads back, in the order given, each tensor on its boundary")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let tensors = [
        GGUFWriter.Tensor("one", [3], [1, -2, 0.5]), GGUFWriter.Tensor("two", [2, 4], [Float](repeating: 9, count: 8)),
      ]
      try GGUFWriter.write(metadata: metadata, tensors: tensors, to: folder + "/m.gguf")
      let file = try GGUFFile(path: folder + "/m.gguf")
      #expect(file.version == 3 && file.metadata.count == metadata.count)
      #expect(file.metadata["general.name"] == .string("ö") && file.metadata["a.count"] == .unsigned(7))
      #expect(file.metadata["a.rate"] == .float(0.5) && file.metadata["a.flag"] == .bool(true))
      #expect(file.metadata["a.words"] == .strings(["x", ""]) && file.metadata["a.scores"] == .array(count: 3))
      #expect(file.metadata["a.kinds"] == .array(count: 1))
      #expect(file.tensors.map(\.name) == ["one", "two"] && file.tensors.map(\.shape) == [[3], [2, 4]])
      #expect(file.tensors.map(\.start) == [0, 32] && file.tensors.allSatisfy { $0.type == .f32 })
      let bytes = try read(folder + "/m.gguf")
      #expect(bytes.count % 32 == 0 && bytes.suffix(32) == (0..<8).flatMap { _ in [0, 0, 0x10, 0x41] as [UInt8] }[...])
      try GGUFWriter.write(metadata: metadata, tensors: tensors, to: folder + "/again.gguf")
      #expect(try read(folder + "/again.gguf") == bytes)
    }
  }

  @Test("A file without tensors is a header")
  func empty() throws {
    try withTemporaryFolder { folder in
      try GGUFWriter.write(metadata: [:], tensors: [], to: folder + "/m.gguf")
      #expect(try GGUFFile(path: folder + "/m.gguf").tensors.isEmpty)
    }
  }

  @Test("Words become pieces after a blank, words in angle brackets control tokens")
  func vocabulary() {
    let metadata = WordTokenizer(words: ["<pad>", "<bos>", "<a>", "<eos>", "owl"]).ggufMetadata
    #expect(metadata["tokenizer.ggml.tokens"] == .texts(["<pad>", "<bos>", "<a>", "<eos>", "\u{2581}owl"]))
    #expect(metadata["tokenizer.ggml.token_type"] == .integers([3, 3, 3, 3, 1]))
    #expect(metadata["tokenizer.ggml.bos_token_id"] == .integer(1))
    #expect(metadata["tokenizer.ggml.eos_token_id"] == .integer(3))
  }
}
