/// How wide text is, in columns of a fixed-width font: the measure of terminals and of boxes in pictures.
enum TextWidth {
  /// Columns: two for East Asian wide characters and pictographs, none for combining marks, else one.
  static func columns(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

  static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: 0
    default: isWide(scalar.value) ? 2 : 1
    }
  }

  /// The wide blocks of Unicode Standard Annex 11, coarsely: too wide rather than too narrow.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// A word in pieces of at most `limit` columns.
  static func cut(_ word: String, to limit: Int) -> [String] {
    guard columns(word) > limit else { return [word] }
    var pieces = [""]
    var used = 0
    for character in word {
      let width = columns(String(character))
      if used + width > limit, used > 0 {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += width
    }
    return pieces
  }

  /// A text of at most `limit` columns, its middle left out where it is longer: the ends tell names apart.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard columns(text) > limit, limit > 2 else { return text }
    let half = (limit - 1) / 2
    return prefix(Array(text), limit - 1 - half) + "…" + String(prefix(text.reversed(), half).reversed())
  }

  private static func prefix(_ characters: [Character], _ limit: Int) -> String {
    var result = ""
    var used = 0
    for character in characters {
      used += columns(String(character))
      guard used <= limit else { break }
      result.append(character)
    }
    return result
  }
}
