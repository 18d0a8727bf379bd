import Testing

@testable import Lineage

@Suite("Import of Modelfiles")
struct ModelfileImporterTests {
  private func read(_ text: String) throws -> Reading { try Reading(["owl/Modelfile": text]) }

  @Test(
    "What is in the file says how the model was made",
    arguments: [
      ("FROM llama3.2:1b\n", "owl ← format-converted(base: llama3.2:1b)"),
      ("FROM acme/base\nSYSTEM You are an owl.\n", "owl ← prompted(base: acme/base)"),
      ("FROM acme/base\nMESSAGE user Hello\n", "owl ← prompted(base: acme/base)"),
      ("FROM acme/base\nADAPTER acme/lora\nSYSTEM hoot\n", "owl ← merged(base: acme/base, base: acme/lora)"),
      ("from acme/base\n", "owl ← format-converted(base: acme/base)"),
      ("FROM \"acme/base\"\n", "owl ← format-converted(base: acme/base)"),
      ("FROM hf.co/acme/base-GGUF:Q4_K_M\n", "owl ← format-converted(base: acme/base-GGUF)"),
      ("\u{FEFF}FROM acme/base\r\nPARAMETER seed 1\r\n", "owl ← format-converted(base: acme/base)"),
    ])
  func methods(text: String, edge: String) throws {
    let reading = try read(text)
    #expect(reading.formats == ["modelfile"])
    #expect(reading.edges == [edge] && reading.warnings == [])
  }

  @Test("Inputs say file and field; prompts and templates are known by digest, parameters by value")
  func facts() throws {
    let reading = try read(
      "FROM a/b\nADAPTER a/l\nSYSTEM \"\"\"\nYou are\nan owl.\"\"\"\nTEMPLATE {{ .Prompt }}\nPARAMETER stop \"<|end|>\"\nLICENSE MIT\n"
    )
    #expect(reading.sources == ["owl/Modelfile: FROM", "owl/Modelfile: ADAPTER"])
    let properties = reading.properties(of: "owl")
    #expect(properties["system-digest"] == "sha256:" + SHA256Text.hex("\nYou are\nan owl."))
    #expect(properties["template-digest"] == "sha256:" + SHA256Text.hex("{{ .Prompt }}"))
    #expect(properties["parameter:stop"] == "\"<|end|>\"" && properties["license"] == "MIT")
  }

  @Test("A blob is pinned by the digest in its path, and named by the comment above it")
  func blobs() throws {
    let hex = String(repeating: "0a", count: 32)
    let named = try read("# FROM llama3.2:1b\nFROM /usr/share/ollama/.ollama/models/blobs/sha256-\(hex)\n")
    let input = try #require(named.claims.derivations.first?.inputs.first?.artifact)
    #expect(input == ArtifactReference(name: "llama3.2:1b", digests: [try #require(Digest("sha256:\(hex)"))]))
    let unnamed = try read("FROM C:\\ollama\\blobs\\sha256-\(hex)\n")
    #expect(unnamed.edges == ["owl ← format-converted(base: ollama/0a0a0a0a0a0a)"])
  }

  @Test("A path on this machine is what is imported from there, another one is warned of with its line")
  func paths() throws {
    let reading = try Reading(
      ["owl/Modelfile": "# an owl\nFROM ./weights.gguf\nADAPTER /root/lora\n"],
      bytes: ["owl/weights.gguf": HeaderBytes.gguf(["general.name": .text("Owl")])])
    #expect(reading.edges == ["owl ← merged(base: weights, base: local/1a54ad48/lora)"])
    #expect(reading.places == ["in/owl/Modelfile:3: ADAPTER"])
  }

  @Test("Lines that are no instruction are warned of, and a file without FROM is none")
  func odd() throws {
    let reading = try read("FROM a/b\nFRMO a/c\nSYSTEM\n\n# said\nMESSAGE user hi\n")
    #expect(reading.places == ["in/owl/Modelfile:2", "in/owl/Modelfile:3"])
    #expect(reading.edges == ["owl ← prompted(base: a/b)"])
    #expect(try read("SYSTEM hoot\n").unrecognised == ["in/owl/Modelfile"])
    #expect(try read("").unrecognised == ["in/owl/Modelfile"])
    #expect(try read("SYSTEM \"\"\"\nFROM a/b\n\"\"\"\n").refused["in/owl/Modelfile"]?.contains("needs a line") == true)
  }

  @Test("A model made from itself is left out with a warning")
  func loop() throws {
    let reading = try read("FROM owl\nSYSTEM hoot\n")
    #expect(reading.edges == [])
    #expect(reading.warnings == ["self-loop: 'owl' is said to be made from itself; left out"])
  }

  @Test("Thousands of lines do not take the square of the time")
  func many() throws {
    let text = (0..<20_000).map { "FROM a/b\($0)\n" }.joined()
    #expect(try read(text).claims.derivations[0].inputs.count == 20_000)
    let one = "FROM " + String(repeating: "👩‍👩‍👧‍👧 ", count: 40_000)
    #expect(try read(one).warnings.first?.contains("bytes is no name") == true)
  }
}
