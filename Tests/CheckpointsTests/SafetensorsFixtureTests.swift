import Checkpoints
import FoundationEssentials
import Testing

/// Files of other projects, among them those that the reference implementation's own tests build. They are not part of
/// the repository; the variable names the folder that holds `headers/`.
private let fixtures = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"].map { $0 + "/headers/" }

@Suite(
  "Safetensors files of other projects", .enabled(if: fixtures != nil, "STEMMA_FIXTURES does not name their folder"))
struct SafetensorsFixtureTests {
  private struct Expectation: Decodable {
    var upstreamExpects: String

    enum CodingKeys: String, CodingKey {
      case upstreamExpects = "upstream_expects"
    }
  }

  @Test("are accepted and refused as by the reference implementation")
  func agreesWithReference() throws {
    let folder = try #require(fixtures) + "safetensors/from-rust-test-literals/"
    let expected = try JSONDecoder().decode(
      [String: Expectation].self, from: Data(contentsOf: URL(filePath: folder + "EXPECTED.json")))
    #expect(expected.count > 10)
    for (name, expectation) in expected.sorted(by: { $0.key < $1.key }) {
      let isAccepted = (try? SafetensorsFile(path: folder + name + ".safetensors")) != nil
      #expect(isAccepted == (expectation.upstreamExpects == "ok"), "\(name)")
    }
  }

  @Test(
    "are read",
    arguments: [
      ("iree/single.safetensors", 1), ("iree/multiple.safetensors", 2), ("iree/empty.safetensors", 0),
      ("swift-transformers/tensor-2d-float64.safetensors", 1), ("swift-transformers/tensor-4d-float32.safetensors", 1),
    ])
  func areRead(path: String, atLeast count: Int) throws {
    let file = try SafetensorsFile(path: #require(fixtures) + path)
    #expect(file.tensors.count >= count)
    for tensor in file.tensors where tensor.type == .float32 || tensor.type == .float64 {
      #expect(try file.floats(of: tensor.name).count == tensor.count)
    }
  }

  @Test("a header without its data is refused")
  func headerAlone() throws {
    #expect(throws: CheckpointError.self) {
      try SafetensorsFile(path: #require(fixtures) + "syft/nomic-embed-475M.header.safetensors")
    }
  }
}
