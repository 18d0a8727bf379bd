import Testing

@testable import Lineage

@Suite("Import of safetensors headers")
struct SafetensorsImporterTests {
  private func read(_ metadata: [String: String]) throws -> Reading {
    try Reading([:], bytes: ["owl.safetensors": HeaderBytes.safetensors(metadata)])
  }

  @Test("Trainers of adapters write the base as the name of its file")
  func trained() throws {
    let adapter = try read(["ss_sd_model_name": "base-xl.safetensors", "ss_network_dim": "16", "ss_num_epochs": "4"])
    #expect(adapter.formats == ["safetensors"] && adapter.edges == ["owl ← adapter(base: base-xl)"])
    #expect(adapter.sources == ["owl.safetensors: __metadata__.ss_sd_model_name"])
    #expect(adapter.claims.derivations[0].recipe == ["adapter-rank": 16, "epochs": 4])
    #expect(try read(["ss_sd_model_name": "acme/base"]).edges == ["owl ← finetuned(base: acme/base)"])
  }

  @Test("Tools that merge write their parents separated by commas")
  func merged() throws {
    let reading = try read(["modelspec.merged_from": "a/x, a/y,a/x,", "modelspec.title": "Owl", "format": "pt"])
    #expect(reading.edges == ["owl ← merged(base: a/x, base: a/y)"] && reading.warnings == [])
    #expect(reading.properties(of: "owl") == ["title": "Owl", "tensor-format": "pt"])
  }

  @Test("Without such metadata it is a model of unknown origin; paths are warned of with the field")
  func others() throws {
    #expect(try read([:]).edges == [] && read([:]).claims.artifacts.map(\.artifact.name) == ["owl"])
    let path = try read(["ss_sd_model_name": "/workspace/base.safetensors"])
    #expect(path.places == ["in/owl.safetensors: __metadata__.ss_sd_model_name"])
  }

  @Test(
    "Headers that are cut, lie, overlap or are none are refused",
    arguments: [
      [], [1, 0, 0], [UInt8](repeating: 0xFF, count: 8), Array("\u{10}\0\0\0\0\0\0\0{}".utf8),
      HeaderBytes.safetensors(header: "[]"), HeaderBytes.safetensors(header: #"{"w":{"dtype":"F32","shape":[2]}}"#),
      HeaderBytes.safetensors(header: #"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: 7),
      HeaderBytes.safetensors(header: #"{"w":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}"#),
      HeaderBytes.safetensors(
        header:
          #"{"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#
      ),
    ])
  func damaged(bytes: [UInt8]) throws {
    let reading = try Reading([:], bytes: ["owl.safetensors": bytes])
    #expect(
      reading.refused["in/owl.safetensors"]?.hasPrefix("owl.safetensors") == true
        || reading.refused["in/owl.safetensors"]?.hasPrefix("in/owl.safetensors") == true)
    #expect(reading.claims.artifacts.isEmpty)
  }
}
