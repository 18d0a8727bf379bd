import Foundation
import Testing

@testable import Lineage

@Suite("Keys and signatures of OpenSSL, both ways", .enabled(if: Tool.hasOpenSSL, "openssl is not installed"))
struct OpenSSLTests {
  private static func algorithm(_ kind: KeyKind) -> [String] {
    let curve = kind.rawValue.uppercased().replacing("P", with: "P-")
    return kind == .ed25519
      ? ["-algorithm", "ED25519"] : ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(curve)"]
  }

  private static func openssl(_ words: String...) throws -> String { try openssl(words) }

  private static func openssl(_ words: [String]) throws -> String {
    let answer = try #require(Tool.run(["openssl"] + words))
    #expect(answer.status == 0, "openssl \(words.joined(separator: " ")): \(answer.output)")
    return answer.output
  }

  private static func raw(_ kind: KeyKind) -> [String] {
    let digests: [KeyKind: String] = [.p256: "sha256", .p384: "sha384", .p521: "sha512"]
    return ["-rawin"] + (digests[kind].map { ["-digest", $0] } ?? [])
  }

  @Test("A key that openssl made is read, and signs what openssl verifies", arguments: KeyKind.allCases)
  func fromOpenSSL(kind: KeyKind) throws {
    let folder = try Folder()
    let (key, known) = (folder.file("key.pem"), folder.file("key.pub"))
    _ = try Self.openssl(["genpkey"] + Self.algorithm(kind) + ["-out", key])
    _ = try Self.openssl("pkey", "-in", key, "-pubout", "-out", known)
    let ours = try KeyFile.privateKey(key)
    #expect(try ours.publicKey == KeyFile.publicKey(known))
    #expect(try ours.publicKey.pem == String(contentsOfFile: known, encoding: .utf8))
    let message = try folder.write("a message", to: "message")
    let signature = folder.file("signature")
    try Data(ours.signature(for: Array("a message".utf8))).write(to: URL(fileURLWithPath: signature))
    let words = ["pkeyutl", "-verify", "-pubin", "-inkey", known, "-sigfile", signature, "-in", message]
    #expect(try Self.openssl(words + Self.raw(kind)).contains("Signature Verified Successfully"))
  }

  @Test("A key that we made is read by openssl, and what it signs verifies here", arguments: KeyKind.allCases)
  func toOpenSSL(kind: KeyKind) throws {
    let folder = try Folder()
    let (key, path) = (PrivateKey(generating: kind), folder.file("key.pem"))
    try KeyFile.write(key, to: path)
    #expect(try Self.openssl("pkey", "-in", path, "-pubout") == key.publicKey.pem)
    // On the curves, openssl writes the parts in the same order, so that even the bytes are the same.
    #expect(try Self.openssl("pkey", "-in", path) == key.pem)
    let message = try folder.write("a message", to: "message")
    let signature = folder.file("signature")
    let words = ["pkeyutl", "-sign", "-inkey", path, "-out", signature, "-in", message]
    _ = try Self.openssl(words + Self.raw(kind))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: signature)))
    #expect(key.publicKey.verifies(bytes, for: Array("a message".utf8)))
  }

  @Test("The older form of elliptic-curve keys is read; encrypted, RSA and other curves are refused in words")
  func otherForms() throws {
    let folder = try Folder()
    let old = folder.file("old.pem")
    _ = try Self.openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", old)
    #expect(try String(contentsOfFile: old, encoding: .utf8).contains("BEGIN EC PRIVATE KEY"))
    #expect(try KeyFile.privateKey(old).publicKey.pem == Self.openssl("pkey", "-in", old, "-pubout"))
    let refused = [
      (["ecparam", "-name", "secp256k1", "-genkey"], "not a private key on P-256, P-384 or P-521"),
      (["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"], "on none of the curves P-256"),
      (
        ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
        "neither an Ed25519 nor a P-256, P-384 or P-521 key"
      ),
      (["genpkey", "-algorithm", "X25519"], "neither an Ed25519 nor a P-256, P-384 or P-521 key"),
      (["genpkey", "-algorithm", "ED25519", "-aes128", "-pass", "pass:x"], "encrypted"),
    ]
    for (index, (words, reason)) in refused.enumerated() {
      let path = folder.file("\(index).pem")
      _ = try Self.openssl(words + ["-out", path])
      let error = #expect(throws: InputError.self) { try KeyFile.privateKey(path) }
      #expect(error?.file == path && error?.message.contains(reason) == true, "\(words): \(error?.message ?? "")")
    }
  }
}
