import Foundation
import Testing

@testable import Lineage

/// Envelopes are exchanged with securesystemslib, which in-toto's own tools verify with.
@Suite(
  "DSSE envelopes of securesystemslib, both ways",
  .enabled(if: Tool.hasPython("securesystemslib"), "python3 has no securesystemslib; STEMMA_PYTHON names one that has"))
struct SecureSystemsTests {
  /// It has no scheme for P-521.
  private static let kinds: [KeyKind] = [.ed25519, .p256, .p384]

  private static func python(_ script: String, _ words: String...) throws -> String {
    let answer = try #require(Tool.run([Tool.python, "-c", script] + words))
    #expect(answer.status == 0, "\(answer.output)")
    return answer.output
  }

  @Test(
    "An envelope that we signed verifies there, under the key id that it computes itself", arguments: kinds)
  func verifiedThere(kind: KeyKind) throws {
    let folder = try Folder()
    let key = PrivateKey(generating: kind)
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array("{\"ü\":1}".utf8))
    try envelope.sign(with: key)
    let file = try folder.write(envelope.json.canonical, to: "envelope.json")
    let known = try folder.write(key.publicKey.pem, to: "key.pub")
    let script = """
      import json, sys
      from cryptography.hazmat.primitives.serialization import load_pem_public_key
      from securesystemslib.dsse import Envelope
      from securesystemslib.signer import SSlibKey
      key = SSlibKey.from_crypto(load_pem_public_key(open(sys.argv[2], "rb").read()))
      Envelope.from_dict(json.load(open(sys.argv[1]))).verify([key], 1)
      print(key.keyid)
      """
    #expect(try Self.python(script, file, known) == key.publicKey.id + "\n")
  }

  @Test("An envelope that it signed verifies here", arguments: kinds)
  func verifiedHere(kind: KeyKind) throws {
    let folder = try Folder()
    let key = PrivateKey(generating: kind)
    let path = try folder.write(key.pem, to: "key.pem")
    let script = """
      import json, sys
      from cryptography.hazmat.primitives.serialization import load_pem_private_key
      from securesystemslib.dsse import Envelope
      from securesystemslib.signer import CryptoSigner
      signer = CryptoSigner(load_pem_private_key(open(sys.argv[1], "rb").read(), None))
      envelope = Envelope(b"payload \\xff", "a type", {})
      envelope.sign(signer)
      print(json.dumps(envelope.to_dict()))
      """
    let envelope = try DSSEEnvelope(json: JSONValue(parsing: Self.python(script, path)))
    let verified = try #require(envelope.verified(by: [key.publicKey]))
    #expect(verified.payload == Array("payload ".utf8) + [0xFF] && verified.payloadType == "a type")
    #expect(envelope.signatures.map(\.keyID) == [key.publicKey.id])
  }
}
