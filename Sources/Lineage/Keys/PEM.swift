/// The text form of keys (RFC 7468): base64 between two lines that say what it is.
enum PEM {
  struct Block: Equatable {
    /// For example `PRIVATE KEY`.
    var label: String
    var der: [UInt8]
  }

  /// Key files are small; a larger one is something else. Bytes.
  static let maximumSize = 64 << 10

  static func encode(_ block: Block) -> String {
    let text = Array(Base64.encode(block.der).utf8)
    let lines = stride(from: 0, to: text.count, by: 64).map { start in
      String(decoding: text[start..<min(start + 64, text.count)], as: UTF8.self) + "\n"
    }
    return "-----BEGIN \(block.label)-----\n" + lines.joined() + "-----END \(block.label)-----\n"
  }

  /// All blocks of a text; what stands between them is skipped, as other tools put notes there.
  /// - Throws: `InputError` with the line for a block that does not end, or that is not base64. O(text).
  static func decode(_ text: String) throws(InputError) -> [Block] {
    guard text.utf8.count <= maximumSize else {
      throw InputError("\(text.utf8.count) bytes are more than a key file has (\(maximumSize))")
    }
    var blocks: [Block] = []
    var open: (label: String, line: Int, body: String)?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trimmed(line)
      if let label = label(of: line, "BEGIN") {
        guard open == nil else { throw InputError("a key begins inside another", line: index + 1) }
        open = (label, index + 1, "")
      } else if let block = open, label(of: line, "END") == block.label {
        blocks.append(try decode(block))
        open = nil
      } else {
        open?.body += line
      }
    }
    if let open { throw InputError("the \(open.label) that begins here has no end", line: open.line) }
    return blocks
  }

  private static func decode(_ block: (label: String, line: Int, body: String)) throws(InputError) -> Block {
    if block.body.contains(":") {
      throw InputError(
        "this key is encrypted; decrypt it first: openssl pkey -in FILE -out PLAIN-FILE", line: block.line)
    }
    guard let der = Base64.decode(block.body), !der.isEmpty else {
      throw InputError("the \(block.label) that begins here is not base64", line: block.line)
    }
    return Block(label: block.label, der: der)
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while let last = line.last, last.isWhitespace { line.removeLast() }
    return line
  }

  private static func label(of line: Substring, _ word: String) -> String? {
    let (start, end) = ("-----\(word) ", "-----")
    guard line.hasPrefix(start), line.hasSuffix(end), line.count > start.count + end.count else { return nil }
    return String(line.dropFirst(start.count).dropLast(end.count))
  }
}
