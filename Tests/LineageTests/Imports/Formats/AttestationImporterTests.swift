import Store
import Testing

@testable import Lineage

@Suite("Import of attestations")
struct AttestationImporterTests {
  private let digest = String(repeating: "ab", count: 32)

  private func statement(subject: String, _ predicate: String, type: String = "https://slsa.dev/provenance/v1")
    -> String
  {
    #"{"_type": "https://in-toto.io/Statement/v1", "subject": [{\#(subject), "digest": {"sha256": "\#(digest)"}}],"#
      + #""predicateType": "\#(type)", "predicate": \#(predicate)}"#
  }

  private let provenance = #"""
    {"buildDefinition": {"buildType": "https://example.org/train", "resolvedDependencies": [
      {"uri": "pkg:huggingface/Org/base"}, {"name": "t", "annotations": {"role": "teacher"}},
      {"name": "rows", "annotations": {"role": "dataset"}}, {"uri": "git+https://example.org/code"}]},
     "runDetails": {"builder": {"id": "https://example.org/builder"}}}
    """#

  private func envelope(_ payload: String, _ key: PrivateKey? = nil) throws -> String {
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array(payload.utf8))
    try envelope.sign(with: key ?? PrivateKey(generating: .ed25519))
    return envelope.json.canonical
  }

  @Test("SLSA v1: models and datasets among the dependencies are inputs, code is not")
  func slsa() throws {
    let reading = try Reading(["a.json": statement(subject: #""name": "out/model.safetensors""#, provenance)])
    #expect(
      reading.edges == ["out/model.safetensors ← derived(base: Org/base, teacher: t, data: rows)"])
    let claim = reading.claims.derivations[0]
    #expect(claim.properties == ["builder": "https://example.org/builder", "build-type": "https://example.org/train"])
    #expect(claim.inputs[0].source == "in/a.json: predicate.buildDefinition.resolvedDependencies.0")
    #expect(claim.output.digests.map(\.hex) == [digest] && claim.grade == .attestation)
  }

  @Test("SLSA v0.2: materials; software is left out unless --map says what it is")
  func materials() throws {
    let text = statement(
      subject: #""name": "out""#, #"{"materials": [{"uri": "pkg:huggingface/Org/base"}]}"#,
      type: "https://slsa.dev/provenance/v0.2")
    let software = try Reading(["a.json": text])
    #expect(software.edges == [] && software.warnings.first?.contains("--map kind=model") == true)
    #expect(try Reading(["a.json": text], map: ["kind": "model"]).edges == ["out ← derived(base: Org/base)"])
  }

  @Test("Without a key the signature counts as unchecked; with one it must be by that key")
  func signatures() throws {
    let key = PrivateKey(generating: .ed25519)
    let text = try envelope(statement(subject: #""name": "m.gguf""#, provenance), key)
    let reading = try Reading(["a.json": text])
    #expect(reading.claims.derivations[0].properties["signature"] == "unchecked")
    let folder = try Folder()
    let path = try folder.write(text, to: "a.json")
    func run(_ keys: [PublicKey]) throws -> (Import.Outcome, LineageGraph) {
      let record = Record(store: try .init(path: folder.file("\(keys.count).sqlite"), access: .create))
      var options = Import.Options()
      options.keys = keys
      var run = Import(into: record, options: options)
      return (try run.run([path], at: .at("2026-01-31")), try record.graph())
    }
    let (_, verified) = try run([key.publicKey])
    let made = try #require(verified[verified.find("m.gguf")].derivations.first)
    #expect(made.properties["signature"] == "verified" && made.properties["signed-by"] == key.publicKey.id)
    let stranger = PrivateKey(generating: .p256).publicKey
    let (refused, empty) = try run([stranger, PrivateKey(generating: .ed25519).publicKey])
    #expect(refused.refused.first?.reason.contains("no signature is by the given key") == true)
    #expect(empty.nodes.isEmpty)
  }

  @Test("What is not signed is refused where a key is given")
  func unsigned() throws {
    var claims = Claims(keys: [PrivateKey(generating: .ed25519).publicKey])
    let document = try Document(json: Array(statement(subject: #""name": "m""#, provenance).utf8), file: "a")
    #expect(throws: InputError.self) { _ = try Attestation(document, keys: claims.keys, &claims) }
  }

  @Test("Bundles of lines: a bad line is left out, and only bad ones are refused")
  func lines() throws {
    let good = try envelope(statement(subject: #""name": "m.gguf""#, provenance))
    let bad = #"{"payload": "e30=", "payloadType": "application/vnd.in-toto+json", "signatures": [{"sig": "AA=="}]}"#
    let some = try Reading(["a.intoto.jsonl": good + "\n" + bad])
    #expect(some.edges.count == 1 && some.warnings.count == 1)
    #expect(try Reading(["a.intoto.jsonl": bad + "\n" + bad]).refused.count == 1)
  }

  @Test("A model signature pins the folder in which it lies, and one whose digest is not its files' is refused")
  func modelSigning() throws {
    let file = String(repeating: "0f", count: 32)
    let root = SHA256Text.hex(hashing: [UInt8](repeating: 0x0f, count: 64))
    func text(_ digest: String) -> String {
      #"{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "x", "digest": {"sha256": "\#(digest)"}}],"#
        + #""predicateType": "https://model_signing/signature/v1.0", "predicate": {"resources": ["#
        + #"{"name": "a", "digest": "\#(file)"}, {"name": "b", "digest": "\#(file)"}]}}"#
    }
    let reading = try Reading(["student/model.sig": envelope(text(root))])
    #expect(reading.claims.artifacts.map(\.artifact.name) == ["student"])
    #expect(reading.claims.artifacts[0].artifact.digests.map(\.description) == ["oms:" + root])
    #expect(reading.claims.artifacts[0].properties == ["signature": "unchecked", "signed-files": "2"])
    let wrong = try Reading(["student/model.sig": envelope(text(digest))])
    #expect(wrong.refused.values.first?.contains("not the digest of the files") == true)
  }

  @Test("A bill of materials inside an attestation is read")
  func nested() throws {
    let bom = #"{"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"type": "data", "name": "rows"}]}"#
    let text = statement(subject: #""name": "x""#, #"{"Data": \#(bom)}"#, type: "https://cyclonedx.org/bom")
    #expect(try Reading(["a.json": text]).claims.artifacts.map(\.artifact.name) == ["rows"])
  }

  @Test(
    "What is damaged is refused with the reason",
    arguments: [
      (#"{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json"}"#, "'dsseEnvelope' is missing"),
      (#"{"payload": "!", "payloadType": "application/vnd.in-toto+json", "signatures": [{"sig": ""}]}"#, "base64"),
      (
        #"{"payload": "e30=", "payloadType": "application/x", "signatures": [{"sig": "AA=="}]}"#,
        "'application/x' is not read"
      ),
      (#"{"_type": "https://in-toto.io/Statement/v1", "subject": 7, "predicate": {}}"#, "expected a list 'subject'"),
      (#"{"_type": "https://in-toto.io/Statement/v1", "subject": []}"#, "'predicate' is missing"),
    ])
  func damaged(text: String, reason: String) throws {
    #expect(try Reading(["a.json": text]).refused["in/a.json"]?.contains(reason) == true)
  }
}
