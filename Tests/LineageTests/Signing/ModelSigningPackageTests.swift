import Foundation
import Testing

@testable import Lineage

/// Signatures are exchanged with the reference implementation (PyPI `model-signing`, which also needs `pyOpenSSL`).
@Suite(
  "Signatures of the model-signing package, both ways",
  .enabled(if: Tool.hasPython("model_signing.signing"), "no Python with model-signing; STEMMA_PYTHON names one"))
struct ModelSigningPackageTests {
  private let folder: Folder
  private let key = PrivateKey(generating: .p256)

  init() throws {
    folder = try Folder()
    for (name, text) in [
      ("m/config.json", "{}"), ("m/sub/a", "123"), ("m/sub.txt", "text"), ("m/.hidden", ""), ("m/é", "accent"),
      ("m/sub/b.bin", String(repeating: "x", count: 100_000)), ("m/.gitignore", "x"), ("m/.git/config", "x"),
    ] { try folder.write(text, to: name) }
    try folder.write(key.pem, to: "key.pem")
    try folder.write(key.publicKey.pem, to: "key.pub")
  }

  private func python(_ script: String) throws -> (status: Int32, output: String) {
    let words = [Tool.python, "-c", "import sys, os; os.chdir(sys.argv[1])\n" + script, folder.path]
    return try #require(Tool.run(words))
  }

  private static let verification = """
    from model_signing import verifying
    verifying.Config().use_elliptic_key_verifier(public_key="key.pub").verify("m", "m/model.sig")
    """

  @Test("Each curve goes with the digest of its size, here and there", arguments: [KeyKind.p384, .p521])
  func curves(kind: KeyKind) throws {
    let key = PrivateKey(generating: kind)
    try folder.write(key.pem, to: "key.pem")
    try folder.write(key.publicKey.pem, to: "key.pub")
    try folder.write(ModelSigner.signature(of: folder.file("m"), name: "m", with: key).bundle, to: "m/model.sig")
    let ours = try python(Self.verification)
    #expect(ours.status == 0, "\(ours.output)")
    let theirs = try python(
      """
      from model_signing import hashing, signing
      config = hashing.Config().set_ignored_paths(paths=["model.sig"])
      signing.Config().use_elliptic_key_signer(private_key="key.pem").set_hashing_config(config).sign("m", "m/model.sig")
      """)
    #expect(theirs.status == 0, "\(theirs.output)")
    let bundle = try SigstoreBundle(file: folder.file("m/model.sig"))
    let rows = try SignatureCheck(
      bundle, of: folder.file("m"), name: "m", keys: [key.publicKey], recorded: []
    ).rows
    #expect(rows.allSatisfy { $0.status == .ok }, "\(rows)")
  }

  @Test("What we sign verifies there, and no longer when a file was changed")
  func verifiedThere() throws {
    let signed = try ModelSigner.signature(of: folder.file("m"), name: "m", ignoring: ["sub/a"], with: key)
    try folder.write(signed.bundle, to: "m/model.sig")
    let sound = try python(Self.verification)
    #expect(sound.status == 0, "\(sound.output)")
    try folder.write("ignored", to: "m/sub/a")
    #expect(try python(Self.verification).status == 0)
    try folder.write("changed", to: "m/config.json")
    let changed = try python(Self.verification)
    #expect(changed.status != 0 && changed.output.contains("Hash mismatch for 'config.json'"), "\(changed.output)")
  }

  @Test(
    "What is signed there verifies here, in files and in shards, and no longer when a file was changed",
    arguments: ["use_file_serialization()", "use_shard_serialization(shard_size=1000)"])
  func verifiedHere(serialization: String) throws {
    let signing = try python(
      """
      from model_signing import hashing, signing
      config = hashing.Config().\(serialization).set_ignored_paths(paths=["model.sig", "sub/a"])
      signing.Config().use_elliptic_key_signer(private_key="key.pem").set_hashing_config(config).sign("m", "m/model.sig")
      """)
    #expect(signing.status == 0, "\(signing.output)")
    let bundle = try SigstoreBundle(file: folder.file("m/model.sig"))
    let digests = try ContentDigests(path: folder.file("m"), kind: .model).all
    func rows(_ recorded: [Digest]) throws -> [DigestCheck] {
      try SignatureCheck(bundle, of: folder.file("m"), name: "m", keys: [key.publicKey], recorded: recorded).rows
    }
    let sound = try rows([])
    #expect(sound.allSatisfy { $0.status == .ok }, "\(sound)")
    // The record covers the file that this signature leaves out.
    #expect(try rows(digests).last?.status == .failed)
    try folder.write("changed", to: "m/config.json")
    #expect(try rows([]).contains { $0.status == .failed && $0.detail.hasPrefix("config.json") })
  }

  @Test("The root that the record has of a folder is the one that is signed there")
  func sameRoot() throws {
    let signing = try python(
      """
      from model_signing import hashing, signing
      config = hashing.Config().set_ignored_paths(paths=["model.sig"])
      signing.Config().use_elliptic_key_signer(private_key="key.pem").set_hashing_config(config).sign("m", "m/model.sig")
      """)
    #expect(signing.status == 0, "\(signing.output)")
    let rows = try SignatureCheck(
      SigstoreBundle(file: folder.file("m/model.sig")), of: folder.file("m"), name: "m", keys: [key.publicKey],
      recorded: ContentDigests(path: folder.file("m"), kind: .model).all
    ).rows
    #expect(rows.map(\.check) == ["signature", "signed files", "oms"] && rows.allSatisfy { $0.status == .ok })
  }
}
