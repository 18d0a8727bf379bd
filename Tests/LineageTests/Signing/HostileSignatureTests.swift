import Foundation
import Testing

@testable import Lineage

@Suite("Model signatures that lie or are damaged")
struct HostileSignatureTests {
  private let folder: Folder
  private let key = PrivateKey(generating: .p256)

  init() throws {
    folder = try Folder()
    try folder.write("a", to: "m/a")
  }

  /// A bundle that is well signed, over a statement that is made up.
  private func bundle(
    _ names: [String], method: JSONValue = ["method": "files", "hash_type": "sha256", "allow_symlinks": false],
    digest: String = SHA256Text.hex("a"), algorithm: String = "sha256", root: String? = nil
  ) throws -> SigstoreBundle {
    let resources = names.map { name in
      JSONValue.object(["name": .string(name), "algorithm": .string(algorithm), "digest": .string(digest)])
    }
    let bytes = names.flatMap { _ in MerkleHash(hex: digest)?.bytes ?? [] }
    let statement: JSONValue = [
      "_type": "https://in-toto.io/Statement/v1", "predicateType": .string(SignedManifest.predicateType),
      "subject": [["name": "m", "digest": ["sha256": .string(root ?? SHA256Text.hex(hashing: bytes))]]],
      "predicate": ["resources": .array(resources), "serialization": method],
    ]
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array(statement.canonical.utf8))
    try envelope.sign(with: key)
    return SigstoreBundle(envelope: envelope, signer: .key(hint: nil))
  }

  private func check(_ bundle: SigstoreBundle) throws -> [DigestCheck] {
    try SignatureCheck(bundle, of: folder.file("m"), name: "m", keys: [key.publicKey]).rows
  }

  @Test("The statement that the other tests spoil is sound")
  func sound() throws { #expect(try check(bundle(["a"])).map(\.status) == [.ok, .ok]) }

  @Test(
    "Names that lead out of the folder, or are no names, are refused",
    arguments: ["../a", "/etc/passwd", "b/../a", "", "a/", "./a", "b//a", "a\u{0}"])
  func names(name: String) throws {
    #expect(throws: InputError.self) { try check(bundle([name])) }
    #expect(throws: InputError.self) { try check(bundle(["a", name])) }
  }

  @Test("A name that is listed twice is refused; two spellings of a letter are two names")
  func twice() throws {
    #expect(throws: InputError.self) { try check(bundle(["a", "a"])) }
    let rows = try check(bundle(["\u{E9}", "e\u{301}"]))
    #expect(rows.filter { $0.status == .failed }.count == 3)
  }

  @Test("A root that is not that of the listed files fails")
  func root() throws {
    let rows = try check(bundle(["a"], root: SHA256Text.hex("other")))
    #expect(rows.map(\.check) == ["signature", "signed root"] && rows[1].status == .failed)
  }

  @Test("Digests of the wrong length or kind are refused")
  func digests() throws {
    for digest in ["", "00", "zz", SHA256Text.hex("a").uppercased(), SHA256Text.hex("a") + "00"] {
      #expect(throws: InputError.self) { try check(bundle(["a"], digest: digest)) }
    }
    #expect(throws: InputError.self) { try check(bundle(["a"], algorithm: "blake3")) }
  }

  @Test("Digests of kinds that cannot be computed here fail with words, because nothing was compared")
  func otherAlgorithm() throws {
    let rows = try check(
      bundle(["a"], method: ["method": "files", "hash_type": "blake3", "allow_symlinks": false], algorithm: "blake3"))
    #expect(rows[1].status == .failed && rows[1].detail.contains("blake3"))
  }

  @Test("Shards of any size: those that are right hold, impossible and absurdly many ones do not")
  func shards() throws {
    func method(_ size: JSONValue) -> JSONValue {
      ["method": "shards", "hash_type": "sha256", "allow_symlinks": false, "shard_size": size]
    }
    #expect(try check(bundle(["a:0:1"], method: method(1_000_000_000))).allSatisfy { $0.status == .ok })
    #expect(try check(bundle(["a:0:1"], method: method(.number(9e15)))).allSatisfy { $0.status == .ok })
    for size: JSONValue in [0, -1, 0.5, .number(1e300), "1"] {
      #expect(throws: InputError.self) { try check(bundle(["a:0:1"], method: method(size))) }
    }
    let file = folder.file("m/a")
    #expect(truncate(file, 1 << 40) == 0)
    #expect(try check(bundle(["a:0:1"], method: method(1)))[1].detail.contains("more shards"))
  }

  @Test("Fifty thousand files are compared; more than fits a bundle is refused")
  func manyFiles() throws {
    let rows = try check(bundle((0..<50_000).map { "f\($0)" }))
    #expect(rows.count == 22 && rows.last?.detail == "49981 more differences")
    let path = try folder.write("", to: "big.sig")
    #expect(truncate(path, off_t(SigstoreBundle.maximumSize) + 1) == 0)
    let error = #expect(throws: InputError.self) { try SigstoreBundle(file: path) }
    #expect(error?.message.contains("larger than") == true && error?.file == path)
  }

  @Test("Bundles with parts missing or of the wrong type are errors with the field")
  func damaged() throws {
    let whole = try bundle(["a"]).json
    for (path, value) in [
      (["mediaType"], "text/plain"), (["mediaType"], .null), (["verificationMaterial"], .null),
      (["verificationMaterial", "publicKey"], .null), (["dsseEnvelope"], .null),
      (["dsseEnvelope", "signatures"], .array([])), (["dsseEnvelope", "payload"], "***"),
      (["dsseEnvelope", "payloadType"], 1),
    ] as [([String], JSONValue)] {
      let error = #expect(throws: InputError.self) { try SigstoreBundle(json: whole.setting(path, value)) }
      #expect(error?.field?.hasSuffix(path.last ?? "") == true, "\(path): \(error as Any)")
    }
    for payload in ["", "{", "[]", "{}", "null"] {
      var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array(payload.utf8))
      try envelope.sign(with: key)
      #expect(throws: InputError.self) { try check(SigstoreBundle(envelope: envelope, signer: .key(hint: nil))) }
    }
  }
}

extension JSONValue {
  /// The same value with a member deep in it replaced.
  fileprivate func setting(_ path: [String], _ value: JSONValue) -> JSONValue {
    guard let first = path.first, case .object(var members) = self else { return value }
    members[first] = (members[first] ?? .null).setting(Array(path.dropFirst()), value)
    return .object(members)
  }
}
