import Foundation
import Glibc
import Testing

@testable import Lineage

@Suite("Model signatures of our own")
struct SignatureCheckTests {
  private let folder: Folder
  private let key = PrivateKey(generating: .p256)

  init() throws {
    folder = try Folder()
    for (name, text) in [
      ("m/config.json", "{}"), ("m/sub/weights.bin", "123"), ("m/sub.txt", "text"), ("m/.hidden", ""),
      ("m/.git/config", "git"), ("m/notes/draft", "draft"),
    ] { try folder.write(text, to: name) }
  }

  private func sign(ignoring: [String] = []) throws -> SigstoreBundle {
    let text = try ModelSigner.signature(of: folder.file("m"), name: "m", ignoring: ignoring, with: key).bundle
    return try SigstoreBundle(json: JSONValue(parsing: text))
  }

  private func rows(
    _ bundle: SigstoreBundle, keys: [PublicKey]? = nil, recorded: [Digest] = []
  ) throws -> [DigestCheck] {
    try SignatureCheck(
      bundle, of: folder.file("m"), name: "m", keys: keys ?? [key.publicKey], recorded: recorded
    ).rows
  }

  private func failures(_ rows: [DigestCheck]) -> [String] { rows.filter { $0.status == .failed }.map(\.detail) }

  @Test("What was signed verifies, wherever the folder is moved, and whatever git and the signature itself do")
  func sound() throws {
    let bundle = try sign()
    #expect(try rows(bundle).allSatisfy { $0.status == .ok })
    #expect(rename(folder.file("m"), folder.file("moved")) == 0 && rename(folder.file("moved"), folder.file("m")) == 0)
    try folder.write("other", to: "m/.git/config")
    try folder.write("signature", to: "m/model.sig")
    let found = try rows(bundle)
    #expect(found.map(\.status) == [.ok, .ok] && found[1].detail == "all 5 as signed")
  }

  @Test("A file that is changed, removed, added, renamed or turned into a link is named")
  func changed() throws {
    let bundle = try sign()
    try folder.write("{ }", to: "m/config.json")
    try folder.write("new", to: "m/new")
    #expect(unlink(folder.file("m/.hidden")) == 0)
    #expect(rename(folder.file("m/sub.txt"), folder.file("m/sub.text")) == 0)
    #expect(
      failures(try rows(bundle)) == [
        ".hidden: signed, and not there", "config.json: changed", "new: there, and not signed",
        "sub.text: there, and not signed", "sub.txt: signed, and not there",
      ])
    #expect(symlink("config.json", folder.file("m/link")) == 0)
    #expect(failures(try rows(bundle)).first?.contains("symbolic link") == true)
  }

  @Test("Paths that the signer left out are not compared, and a reader is told")
  func ignored() throws {
    let bundle = try sign(ignoring: ["notes"])
    try folder.write("changed", to: "m/notes/draft")
    #expect(try rows(bundle).map(\.detail).last == "all 4 as signed; the signature leaves out notes")
  }

  @Test("Without a key nobody is known to have signed; another key's signature fails")
  func keys() throws {
    let bundle = try sign()
    #expect(try rows(bundle, keys: []).map(\.status) == [.undecided, .ok])
    #expect(try rows(bundle, keys: [PrivateKey(generating: .p256).publicKey])[0].status == .failed)
    #expect(throws: InputError.self) {
      try ModelSigner.signature(of: folder.file("m"), name: "m", with: PrivateKey(generating: .ed25519))
    }
  }

  @Test("The root of the record is compared; it is the one that hashing the folder gives")
  func recorded() throws {
    let digests = try ContentDigests(path: folder.file("m"), kind: .model)
    #expect(try rows(sign(), recorded: digests.all).map(\.status) == [.ok, .ok, .ok])
    #expect(try rows(sign(), recorded: [.of("0", .oms)]).map(\.status) == [.ok, .ok, .failed])
    #expect(try ContentDigests(path: folder.file("m"), kind: .dataset).signed == nil)
    #expect(symlink("config.json", folder.file("m/link")) == 0)
    #expect(try ContentDigests(path: folder.file("m"), kind: .model).signed == nil)
  }

  @Test("A model that is one file")
  func oneFile() throws {
    let path = folder.file("m/config.json")
    let signed = try ModelSigner.signature(of: path, name: "c", with: key)
    let bundle = try SigstoreBundle(json: JSONValue(parsing: signed.bundle))
    #expect(signed.manifest.resources.map(\.name) == ["."])
    #expect(
      try SignatureCheck(bundle, of: path, name: "c", keys: [key.publicKey]).rows.allSatisfy { $0.status == .ok })
    try folder.write("!", to: "m/config.json")
    #expect(
      failures(try SignatureCheck(bundle, of: path, name: "c", keys: [key.publicKey]).rows) == [".: changed"])
  }

  @Test("Many differences are counted, not all listed")
  func many() throws {
    let bundle = try sign()
    for number in 0..<100 { try folder.write("", to: "m/more/\(number)") }
    let failures = failures(try rows(bundle))
    #expect(failures.count == 21 && failures.last == "80 more differences")
  }
}
