import Foundation
import Testing

@testable import Lineage

@Suite("Keys")
struct KeyTests {
  /// RFC 8410, section 10: the example key pair.
  private static let seed = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    -----END PRIVATE KEY-----
    """
  /// The second form of the same key, with attributes and the public key.
  private static let seedWithMore = """
    -----BEGIN PRIVATE KEY-----
    MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
    oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
    Z9w7lshQhqowtrbLDFw4rXAxZuE=
    -----END PRIVATE KEY-----
    """
  private static let point = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
    -----END PUBLIC KEY-----

    """

  @Test("The example keys of RFC 8410")
  func example() throws {
    #expect(try PrivateKey(pem: Self.seed).publicKey.pem == Self.point)
    #expect(try PrivateKey(pem: Self.seedWithMore).publicKey.pem == Self.point)
    #expect(try PrivateKey(pem: Self.seedWithMore).pem == Self.seed + "\n")
  }

  @Test("A key is read back from its text and signs and verifies", arguments: KeyKind.allCases)
  func roundTrip(kind: KeyKind) throws {
    let key = PrivateKey(generating: kind)
    let again = try PrivateKey(pem: key.pem.replacing("\n", with: "\r\n"))
    #expect(again.pem == key.pem)
    let known = try PublicKey(pem: "a note\n" + key.publicKey.pem)
    #expect(known == key.publicKey && known.kind == kind && known.id == key.publicKey.id)
    let bytes = Array("message".utf8)
    let signature = try again.signature(for: bytes)
    #expect(known.verifies(signature, for: bytes))
    #expect(!known.verifies(signature, for: bytes + [0]))
    #expect(!known.verifies(Array(signature.dropLast()), for: bytes) && !known.verifies([], for: bytes))
    #expect(!PrivateKey(generating: kind).publicKey.verifies(signature, for: bytes))
  }

  /// RFC 8032, section 7.1, test 2.
  @Test("An Ed25519 signature of RFC 8032")
  func reference() throws {
    let seed: [UInt8] = [
      0x4C, 0xCD, 0x08, 0x9B, 0x28, 0xFF, 0x96, 0xDA, 0x9D, 0xB6, 0xC3, 0x46, 0xEC, 0x11, 0x4E, 0x0F, 0x5B, 0x8A,
      0x31, 0x9F, 0x35, 0xAB, 0xA6, 0x24, 0xDA, 0x8C, 0xF6, 0xED, 0x4F, 0xB8, 0xA6, 0xFB,
    ]
    let der: [UInt8] = [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20] + seed
    let key = try PrivateKey(pem: PEM.encode(PEM.Block(label: "PRIVATE KEY", der: der)))
    let raw = SHA256Text.hex(key.publicKey.rawBytes)
    #expect(raw == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    let signature =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    // BoringSSL signs deterministically, as the RFC does.
    let bytes = try #require(Self.bytes(signature))
    #expect(key.publicKey.verifies(bytes, for: [0x72]))
    #expect(try key.publicKey.verifies(key.signature(for: [0x72]), for: [0x72]))
  }

  private static func bytes(_ hex: String) -> [UInt8]? {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return bytes.count * 2 == digits.count ? bytes : nil
  }

  @Test(
    "What is no usable key is refused in words",
    arguments: [
      ("", "there is no key here"), (point, "this is a public key"),
      ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "encrypted"),
      (
        "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
          + "-----END EC PRIVATE KEY-----\n", "encrypted"
      ),
      ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "this is a 'CERTIFICATE'"),
      ("-----BEGIN PRIVATE KEY-----\nAAAA\n", "has no end"),
      ("-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----\n", "not base64"),
      ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "damaged"),
      ("-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----\n", "damaged"),
      // An Ed448 key: a similar algorithm.
      (
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VxBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
          + "-----END PRIVATE KEY-----\n", "neither an Ed25519 nor a P-256, P-384 or P-521 key"
      ),
    ])
  func refused(text: String, words: String) {
    let error = #expect(throws: InputError.self) { try PrivateKey(pem: text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test("Files: the private one is its owner's alone, and none is overwritten", arguments: KeyKind.allCases)
  func files(kind: KeyKind) throws {
    let folder = try Folder()
    let (key, path) = (PrivateKey(generating: kind), folder.file("key.pem"))
    try KeyFile.write(key, to: path)
    #expect(try KeyFile.privateKey(path).pem == key.pem && KeyFile.publicKey(path + ".pub") == key.publicKey)
    #expect(!KeyFile.isExposed(path) && KeyFile.isExposed(path + ".pub"))
    #expect(throws: InputError.self) { try KeyFile.write(PrivateKey(generating: kind), to: path) }
    try FileManager.default.removeItem(atPath: path)
    let error = #expect(throws: InputError.self) { try KeyFile.write(key, to: path) }
    #expect(error?.file == path + ".pub" && !FileManager.default.fileExists(atPath: path))
    #expect(throws: InputError.self) { try KeyFile.write(key, to: folder.file("missing/key.pem")) }
    #expect(throws: InputError.self) { try KeyFile.privateKey(folder.path) }
  }
}
