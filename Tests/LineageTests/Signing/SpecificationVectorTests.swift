import Foundation
import Testing

@testable import Lineage

private let vectors: String? = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"].flatMap { fixtures in
  let path = fixtures + "/boms/model-signing-spec/test-vectors/v1.0"
  return FileManager.default.fileExists(atPath: path) ? path : nil
}

/// The test vectors of the OpenSSF model-signing specification (`model-signing-spec/test-vectors/v1.0`).
@Suite(
  "Test vectors of the model-signing specification",
  .enabled(if: vectors != nil, "STEMMA_FIXTURES names no folder with them"))
struct SpecificationVectorTests {
  private func rows(_ name: String) throws -> [DigestCheck] {
    let folder = try Folder()
    try folder.write("", to: "m/signme-1")
    let bundle = try SigstoreBundle(file: try #require(vectors) + "/" + name)
    return try SignatureCheck(bundle, of: folder.file("m"), name: "m", keys: []).rows
  }

  @Test(
    "Sound bundles of every kind are read; without a key nobody counts as the signer",
    arguments: [
      ("valid/key.bundle.json", "for want of a key"),
      ("valid/certificate.bundle.json", "whose chain is not checked"),
      ("valid/sigstore.bundle.json", "whose chain is not checked"),
    ])
  func sound(name: String, words: String) throws {
    let rows = try rows(name)
    #expect(rows[0].status == .undecided && rows[0].detail.contains(words), "\(rows[0].detail)")
    #expect(rows.dropFirst().map(\.detail) == ["signme-1: changed", "signme-2: signed, and not there"])
  }

  @Test(
    "Broken ones are refused",
    arguments: [
      "invalid/empty.bundle.json", "invalid/missing-envelope.bundle.json", "invalid/missing-tlog-entries.bundle.json",
      "invalid/missing-verification-material.bundle.json", "invalid-payload/wrong-predicate.bundle.json",
    ])
  func broken(name: String) throws {
    #expect(throws: InputError.self) { try rows(name) }
  }
}
