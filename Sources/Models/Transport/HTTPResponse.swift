/// What a server answered, whatever its status; redirects are answers too.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: HTTPHeaders
  /// As many bytes as the request allows at most.
  package var body: [UInt8]

  package init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// The header lines of an answer, kept as they came and read when asked: most are never looked at.
package struct HTTPHeaders: Sendable {
  /// Lines end with LF or CR LF; the status line may stand first.
  package var lines: [UInt8]

  package init(lines: [UInt8] = []) { self.lines = lines }

  /// The value of the first header of that name, without surrounding white space. O(bytes).
  /// - Parameters:
  ///   - name: in lower case.
  package subscript(name: String) -> String? {
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].lazy.map(Self.lowercased).elementsEqual(name.utf8)
      else { continue }
      let value = line[(colon + 1)...].drop(while: Self.isSpace)
      let end = value.lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? value.startIndex
      return String(decoding: value[..<end], as: UTF8.self)
    }
    return nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
}
