/// Why a text is not JSON that is read here, and where.
package struct JSONSyntaxError: Error, Sendable, Equatable {
  /// Bytes before the place, so counted from 0.
  package var offset: Int
  package var reason: String

  /// Line and column of the place, both counted from 1; columns in bytes.
  package func position(in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
    Self.position(of: offset, in: bytes)
  }

  /// As above, for any offset.
  package static func position(of offset: Int, in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, before.count - lineStart + 1)
  }
}
