package import Lineage
import Store

/// A file of another tool, read once. Hostile: its size, and how many values it may stand for, are bounded.
package struct CollectedFile: Sendable {
  /// The most values of one JSON text; each takes up to two thousand bytes of memory with its place.
  static let maximumValues = 500_000
  /// The most cells of a table.
  static let maximumCells = 2_000_000

  package let path: String
  let bytes: [UInt8]

  package init(path: String) throws(InputError) {
    self.path = path
    bytes = Array(try Document.bytes(of: path))
    guard !bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      throw InputError(
        "this is an archive and no text; Inspect's become one with 'inspect log convert FILE --to json'", file: path)
    }
  }

  /// A file that is not on a disk.
  init(text: String, path: String) {
    self.path = path
    bytes = Array(text.utf8)
  }

  /// SHA-256, 64 hexadecimal digits.
  var digest: String { Hex.text(SHA256Text.bytes(hashing: bytes)) }

  /// The one JSON value that it holds.
  func document() throws(InputError) -> Document {
    guard JSONSize.values(bytes[...]) <= Self.maximumValues else {
      throw InputError("more than \(Self.maximumValues) values; divide the file", file: path)
    }
    return try Document(json: bytes, file: path)
  }

  /// The table that it holds.
  func table() throws(InputError) -> SeparatedText {
    guard JSONSize.separators(bytes) <= Self.maximumCells else {
      throw InputError("more than \(Self.maximumCells) cells; divide the file", file: path)
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw InputError("the file is not UTF-8 text", file: path)
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    return try SeparatedText(text, file: path)
  }

  /// Gives every line with a JSON value to `read`; a line that is none, or that `read` refuses, is a warning.
  func eachLine(
    into replies: inout CollectedReplies,
    _ read: (Document, inout CollectedReplies) throws(InputError) -> Void
  ) throws(InputError) {
    var (rest, number) = (bytes[...], 0)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[end...].dropFirst()
      if !line.allSatisfy({ $0 <= 0x20 }) {
        do throws(InputError) {
          try read(document(line, before: number), &replies)
        } catch {
          if replies.isFull { throw error }
          replies.warn(error)
        }
      }
      number += 1
    }
  }

  private func document(_ line: ArraySlice<UInt8>, before: Int) throws(InputError) -> Document {
    guard JSONSize.values(line) <= Self.maximumValues else {
      throw InputError("more than \(Self.maximumValues) values", file: path, line: before + 1)
    }
    return try Document(json: Array(line), file: path, linesBefore: before)
  }
}
