import Testing

@testable import Lineage

@Suite("Import of config.json")
struct ModelConfigImporterTests {
  private func read(_ members: String) throws -> Reading {
    try Reading(["owl/config.json": "{\"model_type\": \"gpt2\", \(members)}"])
  }

  @Test("What it was loaded from is its base, unless that is itself")
  func base() throws {
    let derived = try read(#""_name_or_path": "acme/base", "architectures": ["GPT2LMHeadModel"]"#)
    #expect(derived.formats == ["config"] && derived.edges == ["owl ← derived(base: acme/base)"])
    #expect(derived.sources == ["owl/config.json: _name_or_path"])
    #expect(derived.properties(of: "owl")["architecture"] == "GPT2LMHeadModel")
    let quantised = try read(#""_name_or_path": "acme/base", "quantization_config": {"quant_method": "gptq"}"#)
    #expect(quantised.edges == ["owl ← quantized(base: acme/base)"])
    let itself = try read(#""_name_or_path": "acme/Owl""#)
    #expect(itself.edges == [] && itself.warnings == [] && itself.properties(of: "owl")["loaded-from"] == "acme/Owl")
    #expect(try read(#""_name_or_path": """#).edges == [])
  }

  @Test("Code that is fetched with the model is recorded")
  func code() throws {
    let reading = try read(#""auto_map": {"AutoModel": "acme/code--modeling.Owl"}"#)
    #expect(reading.properties(of: "owl")["remote-code:AutoModel"] == "acme/code--modeling.Owl")
  }

  @Test("Paths of other machines are warned of with line and field; wrong types are passed over")
  func odd() throws {
    let reading = try read("\n\"_name_or_path\": \"C:\\\\out\\\\checkpoint-5\", \"architectures\": 7, \"auto_map\": []")
    #expect(reading.places == ["in/owl/config.json:2: _name_or_path"])
    #expect(reading.edges[0].hasSuffix("/checkpoint-5)"))
    #expect(try read(#""_name_or_path": ["a/x"]"#).edges == [])
  }

  @Test("Tokenizers and adapters have configurations too, which are not this one")
  func others() throws {
    let reading = try Reading([
      "a/tokenizer_config.json": #"{"tokenizer_class": "T", "_name_or_path": "a/x"}"#,
      "b/config.json": #"{"anything": 1}"#,
    ])
    #expect(reading.formats == [] && reading.unrecognised.count == 2)
  }
}
