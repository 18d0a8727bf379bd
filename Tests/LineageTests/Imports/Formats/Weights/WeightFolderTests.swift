import Testing

@testable import Lineage

@Suite("Import of what lies beside weights")
struct WeightFolderTests {
  private static let oid = String(repeating: "0b", count: 32)
  private static let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\(oid)\nsize 12345\n"

  @Test("A pointer for a file of its own pins it, one in a folder makes the folder incomplete, both with a warning")
  func pointers() throws {
    let alone = try Reading(["owl.gguf": Self.pointer])
    #expect(alone.formats == ["git-lfs"] && alone.places == ["in/owl.gguf"])
    #expect(alone.claims.artifacts.map(\.artifact.digests.first?.description) == ["sha256:\(Self.oid)"])
    let beside = try Reading(["owl/model.safetensors": Self.pointer])
    #expect(beside.properties(of: "owl") == ["git-lfs:model.safetensors": "sha256:\(Self.oid)"])
    #expect(beside.claims.incomplete.count == 1)
    let data = try Reading(["hoots/train.parquet": Self.pointer])
    #expect(data.claims.artifacts.isEmpty && data.warnings.count == 1)
    #expect(try Reading(["owl.gguf": Self.pointer.replacing("sha256:0b", with: "sha256:xx")]).refused.count == 1)
  }

  @Test("Pickles are never opened, whatever they hold", arguments: ["bin", "pt", "ckpt", "pth"])
  func pickles(ending: String) throws {
    let reading = try Reading([:], bytes: ["owl/pytorch_model.\(ending)": [0x80, 0x04, 0x63]])
    #expect(reading.formats == ["pickle"] && reading.places == ["in/owl/pytorch_model.\(ending)"])
    #expect(reading.warnings[0].contains("never opened"))
  }

  @Test("An index shows which of its files are missing, and none outside of the folder")
  func index() throws {
    let reading = try Reading(
      [
        "owl/model.safetensors.index.json": #"""
        {"metadata": {"total_size": 8}, "weight_map": {
          "w": "model-00001-of-00002.safetensors", "v": "model-00002-of-00002.safetensors",
          "u": "model-00002-of-00002.safetensors", "t": "../other.safetensors", "s": [7]}}
        """#
      ], bytes: ["owl/model-00001-of-00002.safetensors": HeaderBytes.safetensors()])
    #expect(reading.properties(of: "owl")["total-bytes"] == "8")
    #expect(
      reading.warnings == [
        "the file 'model-00002-of-00002.safetensors' is missing",
        "'../other.safetensors' leads out of the folder; weights lie beside their index",
        "expected the name of a file",
      ])
    #expect(reading.claims.warnings.map(\.line) == [2, 3, 3] && reading.claims.incomplete.count == 1)
    let broken = try Reading(["owl/model.safetensors.index.json": #"{"weight_map": []}"#])
    #expect(broken.refused.count == 1)
  }

  @Test("How far training went is a detail of whatever made the model")
  func trainerState() throws {
    let reading = try Reading([
      "owl/trainer_state.json":
        #"{"global_step": 500, "epoch": 2.5, "num_train_epochs": 3, "train_batch_size": 8, "log_history": []}"#
    ])
    #expect(reading.formats == ["trainer-state"] && reading.edges == ["owl ← derived()"])
    #expect(reading.properties(of: "owl") == ["training-steps": "500", "training-epochs": "2.5"])
    #expect(reading.claims.derivations[0].recipe == ["epochs": 3, "batch-size": 8])
    var merge = ClaimMerge()
    #expect(merge.merged(reading.claims.derivations).isEmpty)
    #expect(try Reading(["owl/trainer_state.json": #"{"global_step": 5}"#]).unrecognised.count == 1)
  }
}
