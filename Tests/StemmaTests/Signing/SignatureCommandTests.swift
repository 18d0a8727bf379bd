import Glibc
import Lineage
import Testing

@Suite("stemma lineage sign, and verify --signature")
struct SignatureCommandTests {
  /// A recorded model, and a P-256 key.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("{}", to: "model/config.json")
    try scratch.write("weights", to: "model/sub/weights.bin")
    try scratch.write("version: 1\nartifacts: [{model: acme/m, location: model}]\n", to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    expect(try scratch.stemma("key", "generate", "--kind", "p256", "--out", "key.pem"), exits: 0)
    expect(try scratch.stemma("lineage", "sign", "model", "--key", "key.pem", "--out", "m.sig"), exits: 0)
    return scratch
  }

  private static func verify(_ scratch: Scratch, _ words: String...) throws -> Answer {
    try scratch.stemma(["lineage", "verify", "--format", "json", "--signature"] + words)
  }

  private static func checks(_ answer: Answer) throws -> [String] {
    let json = try answer.json()
    #expect(json["schema"] == "stemma/verify/1")
    for check in json.list("checks") { check.expect(members: ["artifact", "check", "ok", "status", "detail"]) }
    return json.list("checks").map { "\($0["check"]?.string ?? "") \($0["status"]?.string ?? "")" }
  }

  @Test("A recorded model as it was signed: signer, files and the root of the record agree")
  func sound() throws {
    let scratch = try Self.project()
    let answer = try Self.verify(scratch, "m.sig", "acme/m", "--key", "key.pem.pub")
    expect(answer, exits: 0)
    #expect(try Self.checks(answer) == ["signature ok", "signed files ok", "oms ok"])
    let list = try scratch.stemma("lineage", "show", "acme/m")
    let root = try scratch.stemma(
      "lineage", "sign", "model", "--key", "key.pem", "--out", "again.sig", "--format", "json"
    ).json()["root"]?.string
    #expect(root?.hasPrefix("oms:") == true && list.output.contains(root ?? ""))
  }

  @Test("Without a store, of any folder; without a key nobody is known to have signed")
  func withoutStore() throws {
    let scratch = try Self.project()
    try scratch.remove("stemma.sqlite")
    let answer = try Self.verify(scratch, "m.sig", "--of", "model")
    expect(answer, exits: 4)
    #expect(try Self.checks(answer) == ["signature undecided", "signed files ok"])
    expect(try Self.verify(scratch, "m.sig", "--of", "model", "--key", "key.pem.pub"), exits: 0)
  }

  @Test("A changed file and another signer are flagged")
  func changed() throws {
    let scratch = try Self.project()
    try scratch.write("Weights", to: "model/sub/weights.bin")
    let answer = try Self.verify(scratch, "m.sig", "acme/m", "--key", "key.pem.pub")
    expect(answer, exits: 1)
    #expect(answer.output.contains("sub/weights.bin: changed"))
    expect(try scratch.stemma("key", "generate", "--kind", "p256", "--out", "other.pem"), exits: 0)
    expect(try Self.verify(scratch, "m.sig", "acme/m", "--key", "other.pem.pub"), exits: 1)
  }

  @Test("A signature inside the folder leaves itself out, under any name")
  func inside() throws {
    let scratch = try Self.project()
    for name in ["model.sig", "sub/other.json"] {
      let out = "model/" + name
      expect(try scratch.stemma("lineage", "sign", "model/", "--key", "key.pem", "--out", out), exits: 0)
      expect(try Self.verify(scratch, out, "--of", "model", "--key", "key.pem.pub"), exits: 0)
      try scratch.remove(out)
    }
  }

  @Test("Wrong requests are refused with what to do")
  func wrong() throws {
    let scratch = try Self.project()
    expect(try Self.verify(scratch, "m.sig"), exits: 2)
    expect(try Self.verify(scratch, "m.sig", "acme/m", "--of", "model"), exits: 2)
    expect(try Self.verify(scratch, "m.sig", "acme/m", "--checkpoint", "m.sig"), exits: 2)
    expect(try Self.verify(scratch, "m.sig", "nobody"), exits: 2)
    expect(try Self.verify(scratch, "missing.sig", "acme/m"), exits: 2)
    expect(try Self.verify(scratch, "m.yaml", "acme/m"), exits: 2)
    expect(try scratch.stemma("lineage", "verify", "--of", "model"), exits: 2)
    expect(try scratch.stemma("risk", "acme/m", "--key", "key.pem.pub"), exits: 2)
    expect(try scratch.stemma("gate", "acme/m", "--policy", "none.yaml", "--key", "key.pem.pub"), exits: 2)
    expect(try scratch.stemma("key", "generate", "--out", "ed.pem"), exits: 0)
    let kind = try scratch.stemma("lineage", "sign", "model", "--key", "ed.pem", "--out", "x.sig")
    expect(kind, exits: 2)
    #expect(kind.errors.contains("stemma key generate --kind p256"))
    expect(try scratch.stemma("lineage", "sign", "missing", "--key", "key.pem", "--out", "x.sig"), exits: 2)
    #expect(symlink("config.json", scratch.path("model/link")) == 0)
    expect(try scratch.stemma("lineage", "sign", "model", "--key", "key.pem", "--out", "x.sig"), exits: 2)
  }
}
