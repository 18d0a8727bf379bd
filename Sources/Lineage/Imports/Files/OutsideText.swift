/// Texts of other people's files are searched and cut by scalars and bytes: by characters it takes many times as long,
/// and a damaged file may be one line of megabytes.
extension StringProtocol {
  /// Without white space at both ends. O(white space).
  var trimmed: String {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    let last = scalars.lastIndex { !$0.properties.isWhitespace } ?? start
    return String(self[start..<scalars.index(after: last)])
  }

  /// The lines without their ends, which are those of any system; as many as an editor shows. O(bytes).
  var textLines: [SubSequence] {
    var lines: [SubSequence] = []
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let byte = utf8[index]
      let next = utf8.index(after: index)
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(self[start..<index])
        let isPair = byte == UInt8(ascii: "\r") && next < utf8.endIndex && utf8[next] == UInt8(ascii: "\n")
        start = isPair ? utf8.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    lines.append(self[start...])
    return lines
  }

  /// Up to the first end of a line.
  var firstLine: SubSequence {
    self[..<(utf8.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? endIndex)]
  }

  /// Where these bytes first are. O(bytes) for short words.
  func place(of word: String) -> Range<Index>? {
    guard let first = word.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: word.utf8) { return start..<utf8.index(start, offsetBy: word.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
