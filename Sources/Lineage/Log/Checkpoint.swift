/// What the log of a store was at one moment (C2SP tlog-checkpoint): which log, how many statements, and their Merkle
/// root; then lines of our own: when, and which checkpoint came before.
///
/// ```
/// stemma.log/6f1c…           the log
/// 1482                       its size
/// CsUYapGGPo4dkMgIAUqom/…    the Merkle root in base64
/// time 2026-01-31T12:00:00Z
/// previous 9b2f…             SHA-256 of the whole text of the store's checkpoint before, signatures included
/// ```
package struct Checkpoint: Sendable, Equatable {
  /// Names the log: `stemma.log/` and the store's id.
  package var origin: String
  /// Statements.
  package var size: Int
  package var root: MerkleHash
  package var time: Timestamp
  /// 64 hexadecimal digits; nil in the first checkpoint of a store.
  package var previous: String?

  package init(origin: String, size: Int, root: MerkleHash, time: Timestamp, previous: String?) {
    self.origin = origin
    self.size = size
    self.root = root
    self.time = time
    self.previous = previous
  }

  package var text: String {
    let lines = [origin, String(size), root.base64, "time \(time)"] + (previous.map { ["previous \($0)"] } ?? [])
    return lines.map { $0 + "\n" }.joined()
  }

  /// - Throws: `InputError` with the line that is wrong. Only what `text` writes is accepted.
  init(text: String) throws(InputError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard (5...6).contains(lines.count) else {
      throw InputError(
        "this is not a checkpoint, which has a log, a size, a root, a time and, but for the first, the one before")
    }
    guard lines[0].hasPrefix(Self.prefix) else {
      throw InputError("this is not a checkpoint: expected the name of a Stemma log", line: 1)
    }
    guard let size = Int(lines[1]), size >= 0 else { throw InputError("expected a number of statements", line: 2) }
    guard let root = MerkleHash(base64: String(lines[2])) else {
      throw InputError("expected a root in base64", line: 3)
    }
    let words = lines.dropFirst(3).map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    guard words[0].first == "time", let time = words[0].last.flatMap({ Timestamp(String($0)) }) else {
      throw InputError("expected 'time' and a time such as 2026-01-31T12:00:00Z", line: 4)
    }
    self.init(
      origin: String(lines[0]), size: size, root: root, time: time,
      previous: lines.count == 6 ? words[1].last.map { String($0) } : nil)
    // One value has one text, so that nothing can hide in a spelling.
    guard self.text == text, previous.map(Self.isHash) ?? true else {
      throw InputError("this is not how a checkpoint is written", line: lines.count == 6 ? 5 : 4)
    }
  }

  private static let prefix = "stemma.log/"

  static func origin(storeID: String) -> String { prefix + storeID }

  private static func isHash(_ text: String) -> Bool { Digest(scheme: .sha256, hex: text) != nil }
}

/// A checkpoint with the signatures on it: a file, or a row of the store.
package struct SignedCheckpoint: Sendable, Equatable {
  package let note: SignedNote
  package let checkpoint: Checkpoint

  /// - Throws: `InputError` with the line that is wrong.
  package init(parsing text: String) throws(InputError) {
    note = try SignedNote(parsing: text)
    checkpoint = try Checkpoint(text: note.text)
  }

  /// - Throws: `InputError` for a key that cannot sign checkpoints.
  package init(_ checkpoint: Checkpoint, signedWith keys: [PrivateKey]) throws(InputError) {
    var note = SignedNote(text: checkpoint.text)
    for key in keys { try note.sign(with: key, as: checkpoint.origin) }
    self.note = note
    self.checkpoint = checkpoint
  }

  /// - Throws: `InputError` that names the file.
  package init(file path: String) throws(InputError) {
    self = try SmallFile.reading(path, limit: SignedNote.maximumSize) { text throws(InputError) in
      try SignedCheckpoint(parsing: text)
    }
  }

  /// The whole text.
  package var text: String { note.description }

  /// What the next checkpoint says of this one: SHA-256 of the whole text.
  var digest: String { SHA256Text.hex(text) }
}
