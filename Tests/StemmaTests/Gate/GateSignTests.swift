import Lineage
import Store
import Testing

@Suite("stemma gate --sign")
struct GateSignTests {
  @Test("The verdict is a signed in-toto statement about the candidate's bytes")
  func sign() throws {
    let project = try Demo.project()
    for (name, kind) in [("a.pem", "ed25519"), ("b.pem", "p256")] {
      expect(try project.stemma("key", "generate", "--kind", kind, "--out", name), exits: 0)
    }
    let answer = try project.stemma(
      "gate", "control-2", "--policy", "lineage/policy.yaml", "--report", "out", "--sign", "a.pem", "--sign", "b.pem",
      "--format", "json")
    let exit = try #require(answer.status)
    #expect([0, 1, 3].contains(exit))
    #expect(try answer.json()["signed"]?.string == project.path("out/verdict.intoto.jsonl"))
    let envelope = try DSSEEnvelope(json: JSONValue(parsing: project.text("out/verdict.intoto.jsonl")))
    let keys = try ["a.pem.pub", "b.pem.pub"].map { try PublicKey(pem: project.text($0)) }
    let verified = try #require(envelope.verified(by: keys, threshold: 2))
    #expect(verified.payloadType == DSSEEnvelope.inToto)
    let statement = try JSONValue(parsing: verified.payload)
    #expect(statement["_type"] == "https://in-toto.io/Statement/v1")
    #expect(statement["predicate"]?["result"]?.string == (exit == 0 ? "PASSED" : "FAILED"))
    let digest = try ContentDigests(path: project.path(Demo.organisms + "/control-2"), kind: .model).primary
    #expect(statement["subject"]?[0]?["digest"]?["sha256"]?.string == digest.hex)
    #expect(statement["subject"]?[0]?["name"] == "control-2")
  }

  @Test("A key that cannot be read stops the gate before anything is measured")
  func noKey() throws {
    let project = try Demo.project()
    let answer = try project.stemma("gate", "control-2", "--policy", "lineage/policy.yaml", "--sign", "missing.pem")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("missing.pem"))
  }

  @Test("What evaluations measured is bound to them: verify finds a score that was changed")
  func samples() throws {
    let project = try Demo.project()
    _ = try project.stemma("gate", "control-2", "--policy", "lineage/policy.yaml")
    let check = try Record(store: Store(path: project.path(Demo.store), access: .readOnly)).check()
    #expect(check.isSound)
    #expect(check.findings.contains { $0.part == .samples && $0.status == .ok && !$0.detail.hasPrefix("0 ") })
    #expect(!check.findings.contains { $0.part == .samples && $0.status == .open })
  }
}
