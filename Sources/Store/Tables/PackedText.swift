import Glibc

/// How the canonical JSON of statements lies in the table: each of the pieces that nearly all have is one control
/// character, which JSON itself never has. A text without pieces is its own packed form.
///
/// The pieces belong to the file format: others need a migration.
enum PackedText {
  /// From character 1 on; each begins with a quotation mark.
  static let pieces: [StaticString] = [
    #""artifact":{"digests":["sha256:"#, #""],"name":""#, #"","output":{"digests":["sha256:"#,
    #""},"schema":"stemma/derivation/1"}"#, #""known":"declared","method":""#, #"","schema":"stemma/artifact/1"}"#,
  ]

  /// SQL for the text of which this is SQL for the packed form.
  static func unpacking(_ sql: String) -> String {
    pieces.enumerated().reduce(sql) { "replace(\($0), char(\($1.offset + 1)), '\($1.element)')" }
  }

  /// SQL for the packed form of a text.
  static func packing(_ sql: String) -> String {
    pieces.enumerated().reduce(sql) { "replace(\($0), '\($1.element)', char(\($1.offset + 1)))" }
  }

  static func packed(_ text: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    packed.reserveCapacity(text.count)
    text.withUnsafeBytes { append($0, to: &packed) }
    return packed
  }

  /// Adds the packed form of a text. O(text).
  static func append(_ text: UnsafeRawBufferPointer, to packed: inout [UInt8]) {
    var (done, next) = (0, 0)
    while let quote = quotationMark(in: text, from: next) {
      guard let piece = pieces.firstIndex(where: { lies($0, in: text, at: quote) }) else {
        next = quote + 1
        continue
      }
      packed.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[done..<quote]))
      packed.append(UInt8(piece + 1))
      next = quote + pieces[piece].utf8CodeUnitCount
      done = next
    }
    packed.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[done...]))
  }

  private static func quotationMark(in text: UnsafeRawBufferPointer, from place: Int) -> Int? {
    guard let start = text.baseAddress, place < text.count,
      let found = memchr(start + place, CInt(UInt8(ascii: "\"")), text.count - place)
    else { return nil }
    return UnsafeRawPointer(found) - start
  }

  /// - Parameter place: where the text has the quotation mark that each piece begins with.
  private static func lies(_ piece: StaticString, in text: UnsafeRawBufferPointer, at place: Int) -> Bool {
    let (count, bytes) = (piece.utf8CodeUnitCount, piece.utf8Start)
    guard count <= text.count - place, let start = text.baseAddress, text[place + 1] == bytes[1] else { return false }
    return memcmp(start + place, bytes, count) == 0
  }
}
