import Testing

@testable import Lineage

@Suite("Import of cards")
struct CardImporterTests {
  @Test(
    "A byte order mark and the line ends of other systems change nothing",
    arguments: [
      "---\nbase_model: acme/base\n---\n# Owl\n", "\u{FEFF}---\r\nbase_model: acme/base\r\n---\r\n# Owl\r\n",
      "---\rbase_model: acme/base\r---\r",
    ])
  func encodings(text: String) throws {
    let reading = try Reading(["owl/README.md": text])
    #expect(reading.formats == ["card"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← derived(base: acme/base)"])
    #expect(reading.claims.derivations[0].place.line == 2)
  }

  @Test(
    "Templates that nobody has filled in are refused with their line",
    arguments: ["---\n{{ card_data }}\n---\n# {{ model_id }}\n", "---\nbase_model:\nlicense:\n---\n"])
  func templates(text: String) throws {
    let reading = try Reading(["owl/README.md": text])
    #expect(reading.refused["in/owl/README.md"]?.contains("README.md:2") == true)
    #expect(reading.refused["in/owl/README.md"]?.contains("a template that nobody has filled in") == true)
  }

  @Test(
    "Front matter that is no mapping, or not closed, is refused",
    arguments: [
      ("---\n- one\n- two\n---\n", "no mapping"), ("---\njust words\n---\n", "no mapping"),
      ("---\nbase_model: a/b\n", "not closed"), ("---\na: [\n---\n", "README.md:"),
      ("---\nbase_model: a\nbase_model: b\n---\n", "README.md:"),
    ])
  func broken(text: String, reason: String) throws {
    let reading = try Reading(["owl/README.md": text])
    #expect(reading.refused["in/owl/README.md"]?.contains(reason) == true)
  }

  @Test("A text without front matter is a card where it says what the model was made from, and otherwise left alone")
  func texts() throws {
    let sentence = "This model is a fine-tuned version of [acme/base](https://huggingface.co/acme/base)."
    let reading = try Reading(["owl/README.md": "# Owl\n\n\(sentence)\n", "notes/README.md": "# Notes\n", "e.md": ""])
    #expect(reading.edges == ["owl ← finetuned(base: acme/base)"])
    #expect(reading.unrecognised == ["in/e.md", "in/notes/README.md"])
  }

  @Test("Keys tell cards of data sets from cards of models, and the hub's cache where they do not")
  func kinds() throws {
    let reading = try Reading([
      "a/README.md": "---\nsize_categories: [n<1K]\nlicense: mit\n---\n",
      "b/README.md": "---\npipeline_tag: text-generation\nlicense: mit\n---\n",
      "datasets--acme--d/snapshots/c0ffee/README.md": "---\nlicense: mit\n---\n",
    ])
    #expect(reading.claims.artifacts.map(\.kind) == [.dataset, .model, .dataset])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["a", "b", "acme/d@c0ffee"])
  }
}
