import Testing

@testable import Lineage

@Suite("Checkpoints as signed notes")
struct SignedNoteTests {
  private let checkpoint: Checkpoint

  init() throws {
    checkpoint = Checkpoint(
      origin: "stemma.log/00112233445566778899aabbccddeeff", size: 3, root: .leaf("x".utf8),
      time: try .at("2026-01-31T12:00:00Z"), previous: String(repeating: "a", count: 64))
  }

  @Test("A checkpoint is read back from its text, with and without signatures")
  func roundTrip() throws {
    let keys = [PrivateKey(generating: .ed25519), PrivateKey(generating: .ed25519)]
    for count in 0...2 {
      let signed = try SignedCheckpoint(checkpoint, signedWith: Array(keys[..<count]))
      let read = try SignedCheckpoint(parsing: signed.text)
      #expect(read == signed && read.checkpoint == checkpoint)
      #expect(keys.map { read.note.isSigned(by: $0.publicKey) } == [count > 0, count > 1])
    }
    var first = checkpoint
    first.previous = nil
    #expect(try SignedCheckpoint(parsing: first.text).checkpoint == first)
  }

  @Test("A changed text is signed by nobody")
  func changed() throws {
    let key = PrivateKey(generating: .ed25519)
    let text = try SignedCheckpoint(checkpoint, signedWith: [key]).text
    let larger = text.replacing("\n3\n", with: "\n4\n")
    #expect(larger != text)
    #expect(try !SignedCheckpoint(parsing: larger).note.isSigned(by: key.publicKey))
  }

  /// The key and the note of the example in C2SP's signed-note specification and Go's golang.org/x/mod/sumdb/note.
  @Test("A note that Go's implementation signed verifies")
  func goNote() throws {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    let line =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    let note = try SignedNote(parsing: text + "\n" + line)
    let bytes = try #require(Base64.decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
    let head: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    let spki = Base64.encode(head + bytes.dropFirst())
    let key = try PublicKey(pem: "-----BEGIN PUBLIC KEY-----\n\(spki)\n-----END PUBLIC KEY-----\n")
    #expect(note.isSigned(by: key))
    #expect(try !SignedNote(parsing: text.dropFirst() + "\n" + line).isSigned(by: key))
  }

  @Test("Checkpoints are not signed with P-256 keys")
  func otherKeys() {
    #expect(throws: InputError.self) {
      try SignedCheckpoint(checkpoint, signedWith: [PrivateKey(generating: .p256)])
    }
  }

  @Test(
    "What is not written as a checkpoint is refused with its line",
    arguments: [
      ("", nil), ("\n", 1), ("stemma.log/x\n", nil),
      ("other/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\n", 1),
      ("stemma.log/x\n-1\nROOT\ntime 2026-01-31T12:00:00Z\n", 2),
      ("stemma.log/x\n99999999999999999999\nROOT\ntime 2026-01-31T12:00:00Z\n", 2),
      ("stemma.log/x\n01\nROOT\ntime 2026-01-31T12:00:00Z\n", 4),
      ("stemma.log/x\n+1\nROOT\ntime 2026-01-31T12:00:00Z\n", 4),
      ("stemma.log/x\n1\nAAAA\ntime 2026-01-31T12:00:00Z\n", 3),
      ("stemma.log/x\n1\nROOT\ntime never\n", 4), ("stemma.log/x\n1\nROOT\ntime 2026-01-31\n", 4),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\nprevious x\n", 5),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\nprevious a\nmore\n", nil),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\n\n", 5),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\n\n- x AAAA\n", 6),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\n\n— x AAAA\n", 6),
      ("stemma.log/x\n1\nROOT\ntime 2026-01-31T12:00:00Z\n\n— x+y AAAAAAAA\n", 6),
      ("stemma.log/x\r\n1\nROOT\ntime 2026-01-31T12:00:00Z\n", nil),
    ] as [(String, Int?)])
  func refused(text: String, line: Int?) {
    let error = #expect(throws: InputError.self) {
      try SignedCheckpoint(parsing: text.replacing("ROOT", with: MerkleHash.empty.base64))
    }
    #expect(error?.line == line)
  }
}
