import Testing

@testable import Lineage

@Suite("Import of adapter_config.json")
struct AdapterConfigImporterTests {
  private func read(_ members: String) throws -> Reading {
    try Reading(["owl/adapter_config.json": "{\"peft_type\": \"LORA\",\n\(members)}"])
  }

  @Test("The base, with its revision, and the rank")
  func base() throws {
    let reading = try read(
      #""base_model_name_or_path": "acme/base", "revision": "v1", "r": 8, "lora_alpha": 16, "peft_version": "0.9.0""#)
    #expect(reading.formats == ["adapter"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← adapter(base: acme/base@v1)"])
    #expect(reading.sources == ["owl/adapter_config.json: base_model_name_or_path"])
    #expect(reading.claims.derivations[0].recipe == ["adapter-rank": 8, "adapter-alpha": 16])
    #expect(reading.claims.derivations[0].grade == .config)
    #expect(reading.properties(of: "owl") == ["adapter-type": "LORA", "peft-version": "0.9.0"])
  }

  @Test("A place in the hub's cache is a model and its commit, which no other revision changes")
  func cached() throws {
    let path = "/root/.cache/huggingface/hub/models--acme--base/snapshots/c0ffee"
    let reading = try read("\"base_model_name_or_path\": \"\(path)\", \"revision\": \"main\"")
    #expect(reading.edges == ["owl ← adapter(base: acme/base@c0ffee)"] && reading.warnings == [])
  }

  @Test(
    "A base that is missing, empty, a path, a placeholder or no text is warned of with its place",
    arguments: [
      (#""r": 8"#, ["the adapter's base is not named"]),
      (#""base_model_name_or_path": null"#, ["the adapter's base is not named"]),
      (#""base_model_name_or_path": """#, ["the adapter's base is not named"]),
      (#""base_model_name_or_path": "{{ base }}""#, ["placeholder", "not named"]),
      (#""base_model_name_or_path": "E:\\models\\base""#, ["a path on one machine"]),
      (#""base_model_name_or_path": {"a": 1}"#, ["expected a name", "not named"]),
    ])
  func odd(member: String, messages: [String]) throws {
    let reading = try read(member)
    #expect(reading.warnings.count == messages.count)
    for (warning, message) in zip(reading.warnings, messages) { #expect(warning.contains(message)) }
    #expect(reading.claims.warnings.allSatisfy { $0.field == "base_model_name_or_path" })
  }

  @Test("An adapter of itself is left out; a file that is no object is none of PEFT's")
  func none() throws {
    #expect(try read(#""base_model_name_or_path": "owl""#).edges == [])
    #expect(try Reading(["owl/adapter_config.json": #"["peft_type"]"#]).unrecognised.count == 1)
    #expect(try Reading(["owl/adapter_config.json": "{"]).refused.count == 1)
  }
}
