import Lineage
import Testing

@Suite("What is exported can be imported")
struct LineageExportTests {
  private static let manifest = """
    version: 1
    artifacts:
      - model: acme/base
        digests: ["sha256:\(String(repeating: "b", count: 64))"]
        derivation: {method: pretrained}
      - dataset: acme/answers
        digests: ["sha256:\(String(repeating: "d", count: 64))"]
        derivation: {method: generated, teacher: acme/base, properties: {temperature: "1"}}
      - model: acme/student
        digests: ["sha256:\(String(repeating: "5", count: 64))"]
        derivation: {method: finetuned, base: acme/base, data: acme/answers}
    """

  private func recorded() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.manifest, to: "lineage.yaml")
    expect(try scratch.stemma("lineage", "record", "lineage.yaml"), exits: 0)
    return scratch
  }

  private func names(_ scratch: Scratch, _ store: String) throws -> [String] {
    let json = try scratch.stemma("lineage", "ancestors", "acme/student", "--store", store, "--format", "json").json()
    return json.list("nodes").compactMap { $0["name"]?.string }
  }

  @Test(
    "by way of a file, and of standard output",
    arguments: ["json", "cyclonedx", "spdx", "prov", "openlineage", "intoto"])
  func roundTrip(format: String) throws {
    let scratch = try recorded()
    let file = format == "openlineage" || format == "intoto" ? "x.jsonl" : "x.json"
    let answer = try scratch.stemma("lineage", "export", "acme/student", "--as", format, "--out", file)
    expect(answer, exits: 0)
    #expect(answer.output.isEmpty && answer.errors.contains("wrote x.json"))
    let shown = try scratch.stemma("lineage", "export", "acme/student", "--as", format)
    #expect(try scratch.text(file) == shown.output)
    let imported = try scratch.stemma("lineage", "import", file, "--store", "copy.sqlite", "--format", "json")
    expect(imported, exits: 0)
    #expect(try imported.json().list("warnings").isEmpty)
    #expect(try names(scratch, "copy.sqlite") == names(scratch, "stemma.sqlite"))
    #expect(try names(scratch, "copy.sqlite") == ["acme/answers", "acme/base"])
  }

  @Test("Diagrams and cards go to standard output; a depth that cuts says so")
  func texts() throws {
    let scratch = try recorded()
    for format in ["mermaid", "dot", "card"] {
      let answer = try scratch.stemma("lineage", "export", "acme/student", "--as", format)
      expect(answer, exits: 0)
      #expect(answer.output.contains("acme/base") && answer.output.hasSuffix("\n") && answer.errors.isEmpty)
    }
    let cut = try scratch.stemma("lineage", "export", "acme/student", "--as", "mermaid", "--depth", "0")
    expect(cut, exits: 0)
    #expect(cut.errors.contains("beyond --depth") && !cut.output.contains("acme/base"))
  }

  /// The key pair of RFC 8410, section 10.
  private static let privateKey = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    -----END PRIVATE KEY-----

    """
  private static let publicKey = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
    -----END PUBLIC KEY-----

    """

  @Test("What one key signed is imported with that key, and refused when a byte of it has changed")
  func signed() throws {
    let scratch = try recorded()
    try scratch.write(Self.privateKey, to: "key.pem")
    try scratch.write(Self.publicKey, to: "key.pub")
    let export = ["lineage", "export", "acme/student", "--as", "intoto", "--sign", "key.pem", "--out", "x.jsonl"]
    expect(try scratch.stemma(export), exits: 0)
    expect(try scratch.stemma("lineage", "import", "x.jsonl", "--key", "key.pub", "--store", "a.sqlite"), exits: 0)
    try scratch.write(scratch.text("x.jsonl").replacing(#""payload":"eyJ"#, with: #""payload":"eyI"#), to: "y.jsonl")
    let changed = try scratch.stemma("lineage", "import", "y.jsonl", "--key", "key.pub", "--store", "b.sqlite")
    expect(changed, exits: 2)
    #expect(changed.errors.contains("no signature is by the given key"))
    let wrong = try scratch.stemma("lineage", "export", "acme/student", "--as", "prov", "--sign", "key.pem")
    expect(wrong, exits: 2)
  }

  @Test("A format that does not exist is a wrong request, and the nearest is offered")
  func unknown() throws {
    let answer = try recorded().stemma("lineage", "export", "acme/student", "--as", "cyclondx")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("did you mean 'cyclonedx'?"))
  }
}
