import Glibc

/// The end of a server's log, for messages.
enum LogTail {
  /// Bytes that are read of it.
  private static let bytes = 8 << 10
  private static let longestLine = 200

  /// The last lines that say anything, without what terminals obey; none where the file cannot be read.
  static func lines(of file: String, count wanted: Int = 3, hiding hidden: [String] = []) -> [String] {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var end = [UInt8](repeating: 0, count: bytes)
    let count = pread(descriptor, &end, bytes, max(0, lseek(descriptor, 0, SEEK_END) - bytes))
    return lines(Array(end.prefix(max(0, count))), count: wanted, hiding: hidden)
  }

  static func lines(_ bytes: [UInt8], count: Int, hiding hidden: [String]) -> [String] {
    var text = String(decoding: bytes, as: UTF8.self)
    for value in hidden where !value.isEmpty { text = text.replacing(value, with: "[key]") }
    // Each return of the carriage begins a line: a progress bar is many.
    let lines = plain(text).split(whereSeparator: \.isNewline).map { line in
      String(line.split(separator: " ").joined(separator: " ").prefix(longestLine))
    }
    return lines.filter { !$0.isEmpty }.suffix(count)
  }

  /// Without escape sequences (ECMA-48: `ESC [ … letter`, `ESC ] … BEL`, `ESC` and one character) and other controls.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": rest = afterEscape(rest)
      case "\n", "\r": result.append("\n")
      case "\t": result.append(" ")
      case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func afterEscape(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    switch text.first {
    case "[": text.dropFirst().drop { !("@"..."~").contains($0) && $0 != "\n" }.dropFirst()
    case "]": text.dropFirst().drop { $0 != "\u{7}" && $0 != "\u{1B}" && $0 != "\n" }.dropFirst()
    case nil: text
    default: text.dropFirst()
    }
  }
}
