/// Searching of bytes, because the standard library's generic search costs more than all else that an answer needs.
enum ByteSearch {
  /// Whether `needle`, which must not be empty, occurs in `bytes`. O(bytes · needle) at worst.
  static func finds(_ needle: StaticString, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in needle.withUTF8Buffer { finds(UnsafeRawBufferPointer($0), in: bytes) } }
  }

  static func finds(_ needle: String, in text: String) -> Bool {
    var (needle, text) = (needle, text)
    return text.withUTF8 { text in
      needle.withUTF8 { finds(UnsafeRawBufferPointer($0), in: UnsafeRawBufferPointer(text)) }
    }
  }

  private static func finds(_ needle: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    let last = bytes.count - needle.count
    var index = 0
    while index <= last {
      if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return true }
      index += 1
    }
    return false
  }
}
