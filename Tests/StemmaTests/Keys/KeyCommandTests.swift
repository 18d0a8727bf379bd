import Glibc
import Lineage
import Testing

@Suite("stemma key")
struct KeyCommandTests {
  @Test("A key is made, shown from either file, and never overwritten", arguments: ["ed25519", "p256"])
  func generate(kind: String) throws {
    let scratch = try Scratch()
    let made = try scratch.stemma("key", "generate", "--kind", kind, "--out", "log.pem", "--format", "json")
    expect(made, exits: 0)
    let json = try made.json()
    #expect(json["schema"] == "stemma/key/1" && json["kind"]?.string == kind)
    #expect(json["id"]?.string?.utf8.count == 64)
    for (file, holds) in [("log.pem", "private"), ("log.pem.pub", "public")] {
      let shown = try scratch.stemma("key", "show", file, "--format", "json")
      expect(shown, exits: 0)
      #expect(try shown.json()["id"] == json["id"] && shown.json()["holds"]?.string == holds)
      #expect(try shown.json()["pem"]?.string == scratch.text("log.pem.pub"))
      #expect(!shown.output.contains("PRIVATE"))
    }
    let before = try scratch.text("log.pem")
    let again = try scratch.stemma("key", "generate", "--kind", kind, "--out", "log.pem")
    expect(again, exits: 2)
    #expect(again.errors.contains("never overwritten"))
    #expect(try scratch.text("log.pem") == before)
  }

  @Test("A private key that others can read is remarked on")
  func exposed() throws {
    let scratch = try Scratch()
    expect(try scratch.stemma("key", "generate", "--out", "log.pem"), exits: 0)
    #expect(try !scratch.stemma("key", "show", "log.pem").errors.contains("warning"))
    chmod(scratch.path("log.pem"), 0o644)
    let shown = try scratch.stemma("key", "show", "log.pem")
    expect(shown, exits: 0)
    #expect(shown.errors.contains("chmod 600 log.pem"))
  }

  @Test("What is no key is refused with its file")
  func noKey() throws {
    let scratch = try Scratch()
    try scratch.write("hello\n", to: "note.txt")
    let answer = try scratch.stemma("key", "show", "note.txt")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("note.txt: there is no public key here"))
    expect(try scratch.stemma("key", "show", "missing.pem"), exits: 2)
    expect(try scratch.stemma("key", "generate", "--out", "missing/key.pem"), exits: 2)
  }
}
