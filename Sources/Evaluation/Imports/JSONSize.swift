/// How much a text stands for, told without building any of it. O(bytes), no memory.
enum JSONSize {
  /// At least as many values as a JSON text holds, in lists and mappings counted by what divides and opens them.
  static func values(_ bytes: ArraySlice<UInt8>) -> Int {
    var (count, isText, isEscaped) = (1, false, false)
    for byte in bytes {
      if isEscaped {
        isEscaped = false
      } else if isText {
        isEscaped = byte == UInt8(ascii: "\\")
        isText = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\"") {
        isText = true
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        count += 1
      }
    }
    return count
  }

  /// At least as many cells as a table holds: its line ends and whatever may divide cells outside of quotation marks.
  static func separators(_ bytes: [UInt8]) -> Int {
    var (count, isQuoted) = (1, false)
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, [UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
        count += 1
      }
    }
    return count
  }
}
