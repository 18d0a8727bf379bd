import Testing

@testable import Lineage

@Suite("Import of GGUF headers")
struct GGUFImporterTests {
  private func read(_ metadata: KeyValuePairs<String, HeaderBytes.Value>) throws -> Reading {
    try Reading([:], bytes: ["owl.gguf": HeaderBytes.gguf(metadata)])
  }

  @Test("A file with its base's name is a conversion of it, quantised or not; one with another is only derived")
  func conversions() throws {
    for (name, type, method) in [
      ("Owl Base", UInt32(15), "quantized"), ("owl-base", 1, "format-converted"), ("Owl Tuned", 15, "derived"),
    ] {
      let reading = try read([
        "general.name": .text(name), "general.file_type": .number(type), "general.base_model.count": .number(1),
        "general.base_model.0.name": .text("Owl Base"), "general.base_model.0.organization": .text("Acme"),
      ])
      #expect(reading.formats == ["gguf"] && reading.warnings == [])
      #expect(reading.edges == ["owl ← \(method)(base: Acme/Owl-Base)"])
      #expect(reading.sources == ["owl.gguf: general.base_model.0.name"])
    }
  }

  @Test("The source is what was converted; bases and data are then the source's")
  func source() throws {
    let reading = try read([
      "general.source.repo_url": .text("https://huggingface.co/acme/owl-7b"), "general.file_type": .number(7),
      "general.base_model.count": .number(1), "general.base_model.0.name": .text("ignored"),
      "general.base_model.0.repo_url": .text("https://huggingface.co/acme/base"),
      "general.dataset.count": .number(1),
      "general.dataset.0.repo_url": .text("https://huggingface.co/datasets/acme/d"),
      "general.datasets": .texts(["acme/d", "acme/e"]),
    ])
    #expect(
      reading.edges == [
        "owl ← quantized(base: acme/owl-7b)", "acme/owl-7b ← derived(base: acme/base, data: acme/d, data: acme/e)",
      ])
    #expect(reading.properties(of: "owl")["quantization"] == "Q8_0")
  }

  @Test("Seventeen parents are seventeen; a count that lies is not counted to")
  func counts() throws {
    var many: [(String, HeaderBytes.Value)] = [("general.base_model.count", .number(17))]
    for number in 0..<17 { many.append(("general.base_model.\(number).repo_url", .text("hf.co/acme/p\(number)"))) }
    let bytes = HeaderBytes.gguf(pairs: many)
    let reading = try Reading([:], bytes: ["owl.gguf": bytes])
    #expect(reading.claims.derivations[0].inputs.map(\.artifact.name) == (0..<17).map { "acme/p\($0)" })
    let lying = try read(["general.base_model.count": .number(4_000_000_000)])
    #expect(lying.edges == [] && lying.warnings.first?.contains("claims 4000000000 entries") == true)
    #expect(lying.claims.warnings.first?.field == "general.base_model.count" && lying.warnings.count == 101)
  }

  @Test("A chat template is known by its digest")
  func template() throws {
    let reading = try read(["tokenizer.chat_template": .text("{{ messages }}"), "general.name": .text(" ")])
    #expect(reading.properties(of: "owl") == ["template-digest": "sha256:" + SHA256Text.hex("{{ messages }}")])
  }

  @Test("A header that is cut anywhere is refused, and so is one that claims what is not there")
  func damaged() throws {
    let whole = HeaderBytes.gguf(["general.name": .text("Owl"), "general.datasets": .texts(["a/d"])])
    let folder = try Folder()
    for length in 0..<whole.count {
      let path = try folder.write(Array(whole[..<length]), to: "in/owl.gguf")
      #expect(try Reading(paths: [path]).refused.count == 1, "\(length) bytes")
    }
    #expect(try Reading([:], bytes: ["owl.gguf": HeaderBytes.gguf([:], count: .max)]).refused.count == 1)
  }
}
