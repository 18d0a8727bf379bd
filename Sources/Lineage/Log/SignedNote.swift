import Crypto

/// A text with signatures below it (C2SP signed-note): the text, an empty line, and a line for each signature,
/// `— <key name> <base64 of four bytes that tell the key, and of the signature>`.
///
/// A note without signatures is the text alone.
package struct SignedNote: Sendable, Equatable {
  package struct Signature: Sendable, Equatable {
    /// The name under which the key signs.
    var name: String
    /// The first four bytes of SHA-256 over name, line feed, the kind of the key and the key.
    var keyHash: [UInt8]
    var bytes: [UInt8]

    var line: String { "— \(name) \(Base64.encode(keyHash + bytes))\n" }
  }

  static let maximumSize = 64 << 10
  static let maximumSignatures = 64

  /// Ends with a line feed.
  package let text: String
  package private(set) var signatures: [Signature] = []

  init(text: String) { self.text = text }

  /// - Throws: `InputError` with the line that is wrong.
  init(parsing note: String) throws(InputError) {
    guard note.utf8.count <= Self.maximumSize else {
      throw InputError("this is not a checkpoint: it has more than \(Self.maximumSize) bytes")
    }
    let isPlain = note.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) }
    guard isPlain, note.hasSuffix("\n") else {
      throw InputError("this is not a checkpoint: expected lines of plain text, each ended by a line feed")
    }
    let lines = note.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard let blank = lines.lastIndex(of: "") else {
      text = note
      return
    }
    text = lines[..<blank].map { $0 + "\n" }.joined()
    guard (1...Self.maximumSignatures).contains(lines.count - blank - 1) else {
      throw InputError("expected 1 to \(Self.maximumSignatures) signatures after the empty line", line: blank + 1)
    }
    for (index, line) in lines.enumerated().dropFirst(blank + 1) {
      guard let signature = Signature(line) else {
        throw InputError("expected a signature: — <key name> <base64>", line: index + 1)
      }
      signatures.append(signature)
    }
  }

  /// As it is written to a file.
  package var description: String {
    signatures.isEmpty ? text : text + "\n" + signatures.map(\.line).joined()
  }

  /// - Throws: `InputError` for a key that is not Ed25519.
  mutating func sign(with key: PrivateKey, as name: String) throws(InputError) {
    guard key.publicKey.kind == .ed25519 else {
      throw InputError("checkpoints are signed with Ed25519 keys, and this is a P-256 key")
    }
    signatures.append(
      Signature(
        name: name, keyHash: Self.keyHash(key.publicKey, name), bytes: try key.signature(for: Array(text.utf8))))
  }

  /// Whether one of the signatures is by this key.
  package func isSigned(by key: PublicKey) -> Bool {
    signatures.contains { signature in
      signature.keyHash == Self.keyHash(key, signature.name) && key.verifies(signature.bytes, for: Array(text.utf8))
    }
  }

  /// Whether one of the signatures claims to be by this key and is not.
  func isForged(for key: PublicKey) -> Bool {
    signatures.contains { signature in
      signature.keyHash == Self.keyHash(key, signature.name) && !key.verifies(signature.bytes, for: Array(text.utf8))
    }
  }

  private static func keyHash(_ key: PublicKey, _ name: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0x0A, 0x01] + key.rawBytes).prefix(4))
  }
}

extension SignedNote.Signature {
  fileprivate init?(_ line: Substring) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[0] == "—", !words[1].isEmpty, !words[1].contains("+"),
      let bytes = Base64.decode(words[2]), bytes.count > 4
    else { return nil }
    self.init(name: String(words[1]), keyHash: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }
}
