/// Reading of the small JSON files that stand beside the weights.
enum JSONFile {
  /// The object that the file holds.
  static func object(_ path: String) throws(CheckpointError) -> JSONValue {
    let file = try MappedFile(path: path)
    let value: JSONValue
    do {
      value = try JSONParser.parse(file.bytes)
    } catch {
      let (line, column) = position(of: error.offset, in: file.bytes)
      throw CheckpointError(file: "\(path):\(line):\(column)", reason: "not valid JSON: \(error.reason)")
    }
    guard value.members != nil else { throw CheckpointError(file: path, reason: "is not a JSON object") }
    return value
  }

  /// Line and column of a byte, both counted from 1; columns in bytes.
  private static func position(of offset: Int, in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    return (before.count { $0 == 0x0a } + 1, offset - lineStart + 1)
  }
}
