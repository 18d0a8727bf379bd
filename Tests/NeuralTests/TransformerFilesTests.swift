import Checkpoints
import FoundationEssentials
import Neural
import Testing

@Suite("Model folders")
struct TransformerFilesTests {
  @Test("a model that is written and read again is the same, and so are its bytes")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let model = tinyModel(layers: 2)
      try model.writeWeights(to: folder + "/a", metadata: ["stage": "base"])
      try model.writeWeights(to: folder + "/b", metadata: ["stage": "base"])
      #expect(try Transformer(folder: folder + "/a") == model)
      for name in ["config.json", "model.safetensors"] {
        #expect(try bytes(folder + "/a/" + name) == bytes(folder + "/b/" + name))
      }
      let file = try SafetensorsFile(path: folder + "/a/model.safetensors")
      #expect(file.metadata == ["format": "pt", "stage": "base"])
      #expect(file.tensor("transformer.h.1.attn.c_attn.weight")?.shape == [6, 18])
    }
  }

  @Test("a tensor that is missing, unknown or of another shape is named")
  func mismatches() throws {
    try withTemporaryFolder { folder in
      let model = tinyModel()
      try model.writeWeights(to: folder)
      let path = folder + "/model.safetensors"
      let tensors = model.layout.slices.map {
        (name: $0.name, shape: $0.shape, values: Array(model.parameters[$0.range]))
      }
      try SafetensorsWriter.write(Array(tensors.dropLast()), metadata: [:], to: path)
      #expect(reason(folder) == "tensor `lm_head.weight` is missing; config.json needs [11, 6]")
      try SafetensorsWriter.write(tensors + [("extra", [1], [1])], metadata: [:], to: path)
      #expect(reason(folder) == "tensor `extra` is not part of a GPT-2 network of these sizes")
      var turned = tensors
      turned[0].shape = [6, 11]
      try SafetensorsWriter.write(turned, metadata: [:], to: path)
      #expect(reason(folder) == "tensor `transformer.wte.weight` has the shape [6, 11]; config.json needs [11, 6]")
    }
  }

  @Test(
    "weights that are not finite numbers are refused: they would answer everything with certainty",
    arguments: [Float.nan, .infinity])
  func notFinite(value: Float) throws {
    try withTemporaryFolder { folder in
      var model = tinyModel()
      model.parameters[0] = value
      try model.writeWeights(to: folder)
      #expect(reason(folder) == "tensor `transformer.wte.weight` holds values that are not finite numbers")
    }
  }

  private func reason(_ folder: String) -> String? {
    do {
      _ = try Transformer(folder: folder)
      return nil
    } catch {
      return error.reason
    }
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path))
  }
}
